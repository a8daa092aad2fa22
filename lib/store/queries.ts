import { Dexie } from 'dexie';
import type { Clip, Contents, Shelf } from '@/lib/clips/clip';
import { foldText } from '@/lib/clips/fold';
import type { ClipDatabase, ClipRow } from './database';

/** Which clips a list shows. */
export interface ClipFilter {
  readonly place: Shelf | 'starred';
  /** Clips with this tag, or one nested in it. */
  readonly tag: string | null;
  /** Words that must all be in the title, site, authors, tags or note. */
  readonly words: string;
}

function matches(row: ClipRow, tag: string | null, words: readonly string[]): boolean {
  if (tag !== null && !row.tags.some((each) => each === tag || each.startsWith(`${tag}/`))) {
    return false;
  }
  if (words.length === 0) return true;
  const { title, siteName, canonicalUrl, authors, tags, note } = row;
  const host = new URL(canonicalUrl).hostname;
  const text = foldText([title, siteName ?? '', host, ...authors, ...tags, note].join('\n'));
  return words.every((word) => text.includes(word));
}

/** Ids of the clips a filter lets through, newest first. */
export async function listClipIds(db: ClipDatabase, filter: ClipFilter): Promise<string[]> {
  const [index, value] =
    filter.place === 'starred' ? ['[star+clippedAt]', 1] : ['[shelf+clippedAt]', filter.place];
  const place = db.clips
    .where(index)
    .between([value, Dexie.minKey], [value, Dexie.maxKey], true, true);
  const words = foldText(filter.words).split(/\s+/).filter(Boolean);
  if (filter.tag === null && words.length === 0) {
    // getAllKeys has no direction; reversing here is ten times a key cursor's speed.
    return (await place.primaryKeys()).toReversed();
  }
  const rows = await place.filter((row) => matches(row, filter.tag, words)).toArray();
  return rows.map((row) => row.id).toReversed();
}

/** Clips by id, in the order asked; one that is gone is `undefined`. */
export async function clipsById(
  db: ClipDatabase,
  ids: readonly string[],
): Promise<(Clip | undefined)[]> {
  return db.clips.bulkGet([...ids]);
}

/** How many clips carry each tag, the trash left out. */
export async function tagCounts(db: ClipDatabase): Promise<Map<string, number>> {
  const counts = new Map<string, number>();
  const trashed = await db.clips
    .where('[shelf+clippedAt]')
    .between(['trash', Dexie.minKey], ['trash', Dexie.maxKey])
    .toArray();
  await db.clips.orderBy('tags').eachKey((tag) => {
    if (typeof tag === 'string') counts.set(tag, (counts.get(tag) ?? 0) + 1);
  });
  for (const tag of trashed.flatMap((row) => row.tags)) {
    const left = (counts.get(tag) ?? 0) - 1;
    if (left > 0) counts.set(tag, left);
    else counts.delete(tag);
  }
  return counts;
}

/** How many clips are in each place. */
export async function placeCounts(db: ClipDatabase): Promise<Record<ClipFilter['place'], number>> {
  const on = (index: string, value: string | number) =>
    db.clips.where(index).between([value, Dexie.minKey], [value, Dexie.maxKey]).count();
  const [inbox, archive, trash, starred] = await Promise.all([
    on('[shelf+clippedAt]', 'inbox'),
    on('[shelf+clippedAt]', 'archive'),
    on('[shelf+clippedAt]', 'trash'),
    on('[star+clippedAt]', 1),
  ]);
  return { inbox, archive, trash, starred };
}

/** Clips whose note was written on two devices at once, so that both versions were kept. */
export async function clipsWithTwoNotes(db: ClipDatabase): Promise<Clip[]> {
  return db.clips
    .filter(({ deletedAt, clock }) => deletedAt === null && clock.note.versions.length > 1)
    .toArray();
}

/** The text of a clip's newest revision that is on this device; `null` where there is none. */
export async function contentsOf(
  db: ClipDatabase,
  clip: Pick<Clip, 'id' | 'revision'>,
): Promise<Contents | null> {
  const newest = clip.revision === null ? null : await db.contents.get([clip.id, clip.revision]);
  if (newest) return newest;
  const others = await db.contents
    .where('[clipId+revision]')
    .between([clip.id, Dexie.minKey], [clip.id, Dexie.maxKey])
    .toArray();
  return others.toSorted((a, b) => b.capturedAt - a.capturedAt)[0] ?? null;
}
