import type { Clip } from '@/lib/clips/clip';
import type { Highlight } from '@/lib/clips/highlight';
import type { ClipDatabase } from '@/lib/store/database';
import { CLIP_NOTE, highlightName } from '@/lib/store/highlight-row';
import { clipRows } from '@/lib/store/rows';
import type { Field, Query, Words } from './query/ast';
import { EVERYTHING, FIELDS } from './query/ast';
import { matchesQuery } from './query/matches-query';
import type { Subject } from './subject';
import { subjectOf } from './subject';
import { foldForSearch } from './text/fold';
import { runsOf } from './text/tokens';

/** Clips per batch. */
const BATCH = 250;

/**
 * Finds the names of the highlights and notes that match a query: words are searched in a
 * highlight, its note and tags, and in its clip's title, authors, site and tags; the rest of a
 * query applies to the clip. The index tells which clips may have matches, and only those are read.
 * @param findIds searches the index
 */
export async function findHighlights(
  db: ClipDatabase,
  query: Query,
  findIds: (query: Query) => Promise<readonly string[]>,
  signal: AbortSignal,
): Promise<ReadonlySet<string>> {
  const found = new Set<string>();
  const marked: Query = {
    kind: 'or',
    parts: [
      { kind: 'is', state: 'highlighted' },
      { kind: 'has', thing: 'note' },
    ],
  };
  const ids = await findIds({ kind: 'and', parts: [widenQuery(query), marked] });
  const narrow = narrowQuery(query);
  for (let at = 0; at < ids.length && !signal.aborted; at += BATCH) {
    // oxlint-disable-next-line no-await-in-loop -- a batch after another, so that it can be stopped
    for (const clip of await clipRows(db, ids.slice(at, at + BATCH))) {
      if (clip) for (const name of matchingNames(clip, narrow)) found.add(name);
    }
  }
  return found;
}

function matchingNames(clip: Clip, query: Query): string[] {
  try {
    const about = subjectOf(clip, null);
    return [null, ...clip.highlights].flatMap((highlight) => {
      if (highlight === null && clip.note === '') return [];
      const subject = highlightSubject(about, clip, highlight);
      return matchesQuery(query, subject)
        ? [highlightName(clip.id, highlight?.id ?? CLIP_NOTE)]
        : [];
    });
  } catch {
    // Damaged clips are reported elsewhere.
    return [];
  }
}

/** The searchable fields of a highlight, or, if that is `null`, of its clip's note. */
function highlightSubject(about: Subject, clip: Clip, highlight: Highlight | null): Subject {
  const tags = [...clip.tags, ...(highlight?.tags ?? [])];
  const note = highlight ? highlight.note : clip.note;
  const quote = highlight?.quote.exact ?? '';
  return {
    ...about,
    tags: tags.map(foldForSearch),
    things: { ...about.things, note: note !== '' },
    fields: {
      ...about.fields,
      tags: tags.join('\n'),
      note,
      highlights: highlight ? `${quote}\n${note}` : '',
      text: quote,
    },
  };
}

/** The index columns that cover each field of a highlight. */
const INDEXED: Readonly<Record<Field, readonly Field[]>> = {
  title: ['title'],
  authors: ['authors'],
  site: ['site'],
  tags: ['tags', 'highlights'],
  note: ['note', 'highlights'],
  highlights: ['highlights'],
  text: ['highlights'],
};

const indexedPart = ({ fields }: Words): Field[] => [
  ...new Set((fields ?? FIELDS).flatMap((field) => INDEXED[field])),
];

/** Whether a query only depends on the clip, not on its highlights. */
function isOfClip(query: Query): boolean {
  if (query.kind === 'and' || query.kind === 'or') return query.parts.every(isOfClip);
  if (query.kind === 'not') return isOfClip(query.part);
  if (query.kind === 'has') return query.thing !== 'note';
  return query.kind !== 'words' && query.kind !== 'tag';
}

/** Widens a query to one that matches every clip with a matching highlight. */
export function widenQuery(query: Query): Query {
  if (isOfClip(query)) return query;
  switch (query.kind) {
    case 'and':
    case 'or':
      return { kind: query.kind, parts: query.parts.map(widenQuery) };
    case 'words':
      return { ...query, fields: indexedPart(query) };
    case 'tag': {
      const { tag, prefix } = query;
      if (runsOf(tag).length === 0) return EVERYTHING;
      const own: Query = { kind: 'words', text: tag, prefix, fields: ['highlights'] };
      return { kind: 'or', parts: [query, own] };
    }
    default:
      return EVERYTHING;
  }
}

/** Whether a query depends on a clip's text, which is not read. */
function isOfText(query: Query): boolean {
  if (query.kind === 'and' || query.kind === 'or') return query.parts.some(isOfText);
  if (query.kind === 'not') return isOfText(query.part);
  if (query.kind === 'is') return query.state === 'textless';
  return query.kind === 'has' && query.thing !== 'note';
}

/** Removes the parts of a query that the index has already checked and that need a clip's text. */
function narrowQuery(query: Query): Query {
  if (query.kind === 'and' || query.kind === 'or') {
    return { kind: query.kind, parts: query.parts.map(narrowQuery) };
  }
  return isOfText(query) ? EVERYTHING : query;
}
