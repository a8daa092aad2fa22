import type { Clip } from '@/lib/clips/clip';
import type { Highlight } from '@/lib/clips/highlight';
import type { ClipDatabase } from '@/lib/store/database';
import { CLIP_NOTE, highlightName } from '@/lib/store/highlight-row';
import { clipsById } from '@/lib/store/queries';
import type { Field, Query, Words } from './query/ast';
import { EVERYTHING, FIELDS } from './query/ast';
import { fits } from './query/fits';
import type { Subject } from './subject';
import { subjectOf } from './subject';
import { foldForSearch } from './text/fold';
import { runsOf } from './text/tokens';

/** Clips that are read at once. */
const BATCH = 250;

/**
 * The names of the highlights and notes that fit a query: words are looked for in a highlight, its
 * note and tags, and in its clip's title, authors, site and tags; what else a query asks is asked of
 * the clip. The index tells which clips can have some, and those alone are read.
 * @param findIds asks the index
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
  const ids = await findIds({ kind: 'and', parts: [widened(query), marked] });
  const asked = narrowed(query);
  for (let at = 0; at < ids.length && !signal.aborted; at += BATCH) {
    // oxlint-disable-next-line no-await-in-loop -- a batch after another, so that it can be stopped
    for (const clip of await clipsById(db, ids.slice(at, at + BATCH))) {
      if (clip) for (const name of fitting(clip, asked)) found.add(name);
    }
  }
  return found;
}

function fitting(clip: Clip, query: Query): string[] {
  try {
    const about = subjectOf(clip, null);
    return [null, ...clip.highlights].flatMap((highlight) => {
      if (highlight === null && clip.note === '') return [];
      const subject = highlightSubject(about, clip, highlight);
      return fits(query, subject) ? [highlightName(clip.id, highlight?.id ?? CLIP_NOTE)] : [];
    });
  } catch {
    // One that is damaged is told of elsewhere.
    return [];
  }
}

/** A highlight, or where that is `null` its clip's note, as searching sees it. */
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

/** Where the index has what is looked for in a field of a highlight. */
const INDEXED: Readonly<Record<Field, readonly Field[]>> = {
  title: ['title'],
  authors: ['authors'],
  site: ['site'],
  tags: ['tags', 'highlights'],
  note: ['note', 'highlights'],
  highlights: ['highlights'],
  text: ['highlights'],
};

const indexed = ({ fields }: Words): Field[] => [
  ...new Set((fields ?? FIELDS).flatMap((field) => INDEXED[field])),
];

/** Whether a query asks of a clip what its highlights do not change. */
function isOfClip(query: Query): boolean {
  if (query.kind === 'and' || query.kind === 'or') return query.parts.every(isOfClip);
  if (query.kind === 'not') return isOfClip(query.part);
  if (query.kind === 'has') return query.thing !== 'note';
  return query.kind !== 'words' && query.kind !== 'tag';
}

/** A query that every clip fits of which some highlight fits the given one. */
export function widened(query: Query): Query {
  if (isOfClip(query)) return query;
  switch (query.kind) {
    case 'and':
    case 'or':
      return { kind: query.kind, parts: query.parts.map(widened) };
    case 'words':
      return { ...query, fields: indexed(query) };
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

/** Whether a query asks something of a clip's text, which is not read. */
function isOfText(query: Query): boolean {
  if (query.kind === 'and' || query.kind === 'or') return query.parts.some(isOfText);
  if (query.kind === 'not') return isOfText(query.part);
  if (query.kind === 'is') return query.state === 'textless';
  return query.kind === 'has' && query.thing !== 'note';
}

/** The query without what the index has answered and a clip alone, without its text, cannot. */
function narrowed(query: Query): Query {
  if (query.kind === 'and' || query.kind === 'or') {
    return { kind: query.kind, parts: query.parts.map(narrowed) };
  }
  return isOfText(query) ? EVERYTHING : query;
}
