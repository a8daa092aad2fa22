import { Dexie } from 'dexie';
import type { Clip } from '@/lib/clips/clip';
import type { Colour, Highlight } from '@/lib/clips/highlight';
import { COLOURS } from '@/lib/clips/highlight';
import type { ClipDatabase } from './database';
import { CLIP_NOTE, highlightName, noteTime } from './highlight-row';
import { clipRows } from './rows';

/** The groupings of highlights. */
export const HIGHLIGHT_GROUPS = ['day', 'clip', 'colour', 'tag'] as const;
export type HighlightGroup = (typeof HIGHLIGHT_GROUPS)[number];

/** Which highlights a list shows, and how it groups them. */
export interface HighlightView {
  readonly group: HighlightGroup;
  readonly colour: Colour | null;
  /** A tag of the highlight itself, or an ancestor of one. */
  readonly tag: string | null;
  /** Only those with a note. */
  readonly noted: boolean;
}

/** A highlight in a list; with `CLIP_NOTE` as its id, a clip's own note. */
export interface ListedHighlight {
  readonly clipId: string;
  readonly id: string;
  /**
   * The colour or tag that it is listed under, if grouped by that; a highlight may have several
   * tags.
   */
  readonly under: string | null;
}

const listed =
  (under: string | null = null) =>
  (name: string): ListedHighlight => {
    const at = name.indexOf(' ');
    return { clipId: name.slice(0, at), id: name.slice(at + 1), under };
  };

/**
 * The highlights and notes that match a view, in its order: newest first, those of a clip in text
 * order. Only index keys are read.
 */
export async function listHighlights(
  db: ClipDatabase,
  { group, colour, tag, noted }: HighlightView,
): Promise<ListedHighlight[]> {
  const wanted = await Promise.all([
    colour === null ? null : ofColour(db, colour),
    tag === null ? null : ofTag(db, tag),
    noted ? db.highlights.where('noted').equals(1).primaryKeys() : null,
  ]);
  const sets = wanted.flatMap((keys) => (keys ? new Set(keys) : []));
  const all = await inOrder(db, group);
  if (sets.length === 0) return all;
  return all.filter(({ clipId, id }) => {
    const name = highlightName(clipId, id);
    return sets.every((set) => set.has(name));
  });
}

/** The newest highlights and notes, for showing before all are read. */
export async function newestHighlights(
  db: ClipDatabase,
  limit: number,
): Promise<ListedHighlight[]> {
  // oxlint-disable-next-line unicorn/no-array-reverse -- a query, of which `reverse` is the direction
  const back = db.highlights.orderBy('createdAt').reverse();
  return (await back.limit(limit).primaryKeys()).map(listed());
}

/** Newest last, as in the index; clips' notes have the colour `none`. */
const ofColour = (db: ClipDatabase, colour: Colour | 'none') =>
  db.highlights
    .where('[colour+createdAt]')
    .between([colour, Dexie.minKey], [colour, Dexie.maxKey])
    .primaryKeys();

async function ofTag(db: ClipDatabase, tag: string): Promise<string[]> {
  const [itself, nested] = await Promise.all([
    db.highlights.where('tags').equals(tag).primaryKeys(),
    db.highlights.where('tags').startsWith(`${tag}/`).primaryKeys(),
  ]);
  return [...itself, ...nested];
}

/**
 * Reading an index's keys forwards and reversing them is ten times as fast as reading backwards.
 */
const newestFirst = async (db: ClipDatabase): Promise<string[]> =>
  (await db.highlights.orderBy('createdAt').primaryKeys()).toReversed();

async function inOrder(db: ClipDatabase, group: HighlightGroup): Promise<ListedHighlight[]> {
  if (group === 'colour') {
    const each = [...COLOURS, 'none' as const].map(async (colour) =>
      (await ofColour(db, colour)).toReversed().map(listed(colour)),
    );
    return (await Promise.all(each)).flat();
  }
  const newest = await newestFirst(db);
  if (group === 'day') return newest.map(listed());
  return group === 'clip' ? byClip(db, newest) : byTag(db, newest);
}

const clipOfName = (name: string) => name.slice(0, name.indexOf(' '));

/** Sorts clips by their newest highlight, and the highlights of each in text order. */
async function byClip(db: ClipDatabase, newest: readonly string[]): Promise<ListedHighlight[]> {
  const clips = new Map<string, ListedHighlight[]>(newest.map((name) => [clipOfName(name), []]));
  for (const key of await db.highlights.orderBy('[clipId+place]').primaryKeys()) {
    clips.get(clipOfName(key))?.push(listed()(key));
  }
  return [...clips.values()].flat();
}

/** Lists highlights under each of their tags, and those without tags last. */
async function byTag(db: ClipDatabase, newest: readonly string[]): Promise<ListedHighlight[]> {
  const place = new Map(newest.map((key, index) => [key, index]));
  const tagged = new Set<string>();
  const groups: ListedHighlight[] = [];
  for (const tag of await highlightTags(db)) {
    // oxlint-disable-next-line no-await-in-loop -- people have some hundred tags at most
    const keys = await db.highlights.where('tags').equals(tag).primaryKeys();
    for (const key of keys) tagged.add(key);
    const sorted = keys.toSorted((a, b) => (place.get(a) ?? 0) - (place.get(b) ?? 0));
    groups.push(...sorted.map(listed(tag)));
  }
  return [...groups, ...newest.filter((key) => !tagged.has(key)).map(listed(''))];
}

/** The tags that highlights have, sorted. */
export async function highlightTags(db: ClipDatabase): Promise<string[]> {
  return (await db.highlights.orderBy('tags').uniqueKeys()).map(String);
}

/** A highlight with its clip; a `null` highlight is the clip's own note. */
export interface HighlightOfClip {
  readonly clip: Clip;
  /** When it was created or, for a note, last written; milliseconds since 1970. */
  readonly at: number;
  readonly highlight: Highlight | null;
}

/** The highlights of a list with their clips; `undefined` for one that no longer exists. */
export async function highlightsAt(
  db: ClipDatabase,
  places: readonly Pick<ListedHighlight, 'clipId' | 'id'>[],
): Promise<(HighlightOfClip | undefined)[]> {
  const ids = [...new Set(places.map(({ clipId }) => clipId))];
  const clips = await clipRows(db, ids);
  const byId = new Map(clips.flatMap((clip) => (clip ? [[clip.id, clip]] : [])));
  return places.map(({ clipId, id }) => {
    const clip = byId.get(clipId);
    if (!clip) return undefined;
    if (id === CLIP_NOTE) {
      return clip.note === '' ? undefined : { clip, at: noteTime(clip), highlight: null };
    }
    const highlight = clip.highlights.find((each) => each.id === id);
    return highlight && { clip, at: highlight.createdAt, highlight };
  });
}
