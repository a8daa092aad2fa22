import type { Subject } from '../subject';
import { foldForSearch } from '../text/fold';
import { patternOf } from '../text/pattern';
import type { Query } from './ast';
import { FIELDS } from './ast';
import { startOfDay } from './dates';

/**
 * Whether a clip matches a query, determined by reading it: the reference for the index, and the
 * meaning of the query language in one place. Clips in the trash only match queries that mention
 * the trash.
 */
export function matchesQuery(query: Query, subject: Subject): boolean {
  return (!subject.states.trashed || mentionsTrash(query)) && evaluate(query, subject);
}

/** Whether a query mentions the trash. */
export function mentionsTrash(query: Query): boolean {
  if (query.kind === 'and' || query.kind === 'or') return query.parts.some(mentionsTrash);
  if (query.kind === 'not') return mentionsTrash(query.part);
  return query.kind === 'is' && query.state === 'trashed';
}

function evaluate(query: Query, subject: Subject): boolean {
  switch (query.kind) {
    case 'and':
      return query.parts.every((part) => evaluate(part, subject));
    case 'or':
      return query.parts.some((part) => evaluate(part, subject));
    case 'not':
      return !evaluate(query.part, subject);
    case 'words': {
      const pattern = patternOf(query);
      return (query.fields ?? FIELDS).some((field) =>
        pattern.test(foldForSearch(subject.fields[field])),
      );
    }
    case 'tag':
      return subject.tags.some(
        (tag) =>
          tag === query.tag ||
          tag.startsWith(`${query.tag}/`) ||
          (query.prefix && tag.startsWith(query.tag)),
      );
    case 'host':
      return subject.host === query.host || subject.host.endsWith(`.${query.host}`);
    case 'lang':
      return subject.lang === query.lang || (subject.lang?.startsWith(`${query.lang}-`) ?? false);
    case 'is':
      return subject.states[query.state];
    case 'has':
      return subject.things[query.thing];
    case 'date': {
      const { from, to } = query.days;
      if (query.of === 'published') {
        const day = subject.published;
        return day !== null && (from === null || day >= from) && (to === null || day < to);
      }
      const { clippedAt } = subject;
      return (
        (from === null || clippedAt >= startOfDay(from)) &&
        (to === null || clippedAt < startOfDay(to))
      );
    }
  }
}
