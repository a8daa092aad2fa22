import type { IndexableType } from 'dexie';
import { Dexie } from 'dexie';
import type { Clip, Contents, Shelf } from '@/lib/clips/clip';
import type { TagUse } from '@/lib/clips/tag-counts';
import { countsOf } from '@/lib/clips/tag-counts';
import type { ClipDatabase } from './database';
import { clipRows } from './rows';

/** A list in the library; `reading` has what was partly read, `done` what was read to the end. */
export type Place = Shelf | 'starred' | 'reading' | 'done';

/** A filter for a list of clips. */
export interface ClipFilter {
  readonly place: Place;
  /** Clips with this tag, or one nested in it, anywhere but in the trash. */
  readonly tag: string | null;
}

/** The clips of a shelf, or the starred ones; optionally from an index key on. */
function inPlace(db: ClipDatabase, place: Shelf | 'starred', from?: IndexableType) {
  const [index, value] =
    place === 'starred' ? ['[star+clippedAt]', 1] : ['[shelf+clippedAt]', place];
  const first = from ?? [value, Dexie.minKey];
  return db.clips.where(index).between(first, [value, Dexie.maxKey], true, true);
}

/**
 * The newest clips of a place, newest first. A cursor would step through them one by one: instead,
 * it seeks the last of them, and all are read in one go.
 */
export async function newestClips(db: ClipDatabase, place: Place, limit: number): Promise<Clip[]> {
  if (place === 'reading' || place === 'done') {
    const ids = (await listClipIds(db, { place, tag: null })).slice(0, limit);
    return (await clipRows(db, ids)).flatMap((clip) => clip ?? []);
  }
  // oxlint-disable-next-line unicorn/no-array-reverse -- a query, of which `reverse` is the direction
  const back = inPlace(db, place).reverse();
  const [last] = await back
    .clone()
    .offset(limit - 1)
    .limit(1)
    .keys();
  const most = limit * 4;
  const rows = await inPlace(db, place, last).limit(most).toArray();
  // With many clips of the same time, as after an import, the newest may not be among them.
  if (rows.length === most) return back.limit(limit).toArray();
  return rows.toReversed().slice(0, limit);
}

/** Clips of a shelf within a range of reading progress, in percent. */
const readOn = (db: ClipDatabase, shelf: Shelf, from: number, to: number) =>
  db.clips.where('[shelf+progress]').between([shelf, from], [shelf, to], true, true);

/** The shelves and progress ranges of these places. */
const READ = {
  reading: [['inbox', 1, 99]],
  done: [
    ['inbox', 100, 100],
    ['archive', 100, 100],
  ],
} as const;

const readIn = (db: ClipDatabase, place: keyof typeof READ) =>
  READ[place].map(([shelf, from, to]) => readOn(db, shelf, from, to));

/** Ids of the clips that match a filter, newest first. No row is read. */
export async function listClipIds(db: ClipDatabase, { place, tag }: ClipFilter): Promise<string[]> {
  // getAllKeys has no direction; reversing here is ten times as fast as a key cursor.
  const newestFirst = async () => (await db.clips.orderBy('clippedAt').primaryKeys()).toReversed();
  if (tag !== null) {
    const [tagged, trash] = await Promise.all([
      idsWithin(db, tag),
      inPlace(db, 'trash').primaryKeys(),
    ]);
    const wanted = new Set(tagged);
    for (const id of trash) wanted.delete(id);
    return (await newestFirst()).filter((id) => wanted.has(id));
  }
  if (place !== 'reading' && place !== 'done') {
    return (await inPlace(db, place).primaryKeys()).toReversed();
  }
  const read = await Promise.all(readIn(db, place).map((each) => each.primaryKeys()));
  const wanted = new Set(read.flat());
  return (await newestFirst()).filter((id) => wanted.has(id));
}

/** How many clips have each tag, sorted by tag; counts are kept up to date by writes. */
export async function tagUses(db: ClipDatabase): Promise<TagUse[]> {
  return db.tags.toArray();
}

/** How many clips have each tag in use, not counting the trash. */
export async function tagCounts(db: ClipDatabase): Promise<Map<string, number>> {
  return countsOf(await tagUses(db));
}

/** Ids of all clips, trashed ones too, that have a tag or one nested in it. */
export async function idsWithin(db: ClipDatabase, tag: string): Promise<string[]> {
  const [itself, nested] = await Promise.all([
    db.clips.where('tags').equals(tag).primaryKeys(),
    db.clips.where('tags').startsWith(`${tag}/`).primaryKeys(),
  ]);
  return [...new Set([...itself, ...nested])];
}

/** How many clips are in each place. */
export async function placeCounts(db: ClipDatabase): Promise<Record<Place, number>> {
  const on = (index: string, value: string | number) =>
    db.clips.where(index).between([value, Dexie.minKey], [value, Dexie.maxKey]).count();
  const read = async (place: keyof typeof READ) => {
    const counts = await Promise.all(readIn(db, place).map((each) => each.count()));
    return counts.reduce((sum, each) => sum + each, 0);
  };
  const [inbox, archive, trash, starred, reading, done] = await Promise.all([
    on('[shelf+clippedAt]', 'inbox'),
    on('[shelf+clippedAt]', 'archive'),
    on('[shelf+clippedAt]', 'trash'),
    on('[star+clippedAt]', 1),
    read('reading'),
    read('done'),
  ]);
  return { inbox, archive, trash, starred, reading, done };
}

/** Clips with concurrent versions of their note, written on two devices. */
export async function clipsWithTwoNotes(db: ClipDatabase): Promise<Clip[]> {
  return db.clips
    .filter(({ deletedAt, clock }) => deletedAt === null && clock.note.versions.length > 1)
    .toArray();
}

/** The text of a clip's newest revision on this device; `null` if there is none. */
export async function contentsOf(
  db: ClipDatabase,
  clip: Pick<Clip, 'id' | 'revision'>,
): Promise<Contents | null> {
  const newest = clip.revision === null ? null : await db.contents.get([clip.id, clip.revision]);
  if (newest) return newest;
  return (await revisionsOf(db, clip.id)).at(-1) ?? null;
}

/** All texts of a clip on this device, oldest first. */
export async function revisionsOf(db: ClipDatabase, id: string): Promise<Contents[]> {
  const rows = await db.contents
    .where('[clipId+revision]')
    .between([id, Dexie.minKey], [id, Dexie.maxKey])
    .toArray();
  return rows
    .toSorted((a, b) => a.capturedAt - b.capturedAt)
    .map(({ seq: _seq, ...contents }) => contents);
}
