import { Dexie } from 'dexie';
import type { Contents } from '@/lib/clips/clip';
import type { ClipDatabase, ClipRow, ImageRow } from './database';

/* Rows by key, for code that copies a collection: exports, imports, remotes. */

/** A clip's row, tombstones included. */
export function clipRow(db: ClipDatabase, id: string): Promise<ClipRow | undefined> {
  return db.clips.get(id);
}

/** Clips' rows in the given order; `undefined` for one that does not exist. */
export function clipRows(
  db: ClipDatabase,
  ids: readonly string[],
): Promise<(ClipRow | undefined)[]> {
  return db.clips.bulkGet([...ids]);
}

/** The ids among these that exist here. */
export async function clipIdsHere(
  db: ClipDatabase,
  ids: readonly string[],
): Promise<ReadonlySet<string>> {
  return new Set(await db.clips.where('id').anyOf(ids).primaryKeys());
}

/** Ids of all clips, tombstones included, oldest first. */
export function allClipIds(db: ClipDatabase): Promise<string[]> {
  return db.clips.orderBy('clippedAt').primaryKeys();
}

/** Ids of the next clips in the order of their ids, tombstones included. */
export function clipIdsAfter(db: ClipDatabase, id: string, limit: number): Promise<string[]> {
  return db.clips.where('id').above(id).limit(limit).primaryKeys();
}

/** Ids of the clips that are neither in the trash nor deleted for good, in no particular order. */
export function liveClipIds(db: ClipDatabase): Promise<string[]> {
  return db.clips.where('shelf').noneOf(['trash', 'gone']).primaryKeys();
}

/** A page of clips, most recently clipped first. */
export function newestClipped(db: ClipDatabase, from: number, limit: number): Promise<ClipRow[]> {
  // oxlint-disable-next-line unicorn/no-array-reverse -- a query, of which `reverse` is the direction
  return db.clips.orderBy('clippedAt').reverse().offset(from).limit(limit).toArray();
}

/** The most recently changed clips. */
export function newestChanged(db: ClipDatabase, limit: number): Promise<ClipRow[]> {
  // oxlint-disable-next-line unicorn/no-array-reverse -- a query, of which `reverse` is the direction
  return db.clips.orderBy('touchedAt').reverse().limit(limit).toArray();
}

/** Ids of the clips on a shelf. */
export function clipIdsOn(db: ClipDatabase, shelf: ClipRow['shelf']): Promise<string[]> {
  return db.clips
    .where('[shelf+clippedAt]')
    .between([shelf, Dexie.minKey], [shelf, Dexie.maxKey])
    .primaryKeys();
}

/** How many clips there are, tombstones included. */
export function countClips(db: ClipDatabase): Promise<number> {
  return db.clips.count();
}

/** A text's key: its clip and revision. */
export type RevisionKey = readonly [clipId: string, revision: string];

/** The contents of a revision. */
export function contentsAt(db: ClipDatabase, key: RevisionKey): Promise<Contents | undefined> {
  return db.contents.get([...key]);
}

/** The contents of revisions in the given order; `undefined` for those that do not exist. */
export function contentsRows(
  db: ClipDatabase,
  keys: readonly RevisionKey[],
): Promise<(Contents | undefined)[]> {
  return db.contents.bulkGet(
    keys.map(([clipId, revision]): [string, string] => [clipId, revision]),
  );
}

/** Ids of the clips with contents here, among those from `first` to `last`. */
export async function idsWithContents(
  db: ClipDatabase,
  first: string,
  last: string,
): Promise<ReadonlySet<string>> {
  const range = [
    [first, Dexie.minKey],
    [last, Dexie.maxKey],
  ] as const;
  const keys = await db.contents
    .where('[clipId+revision]')
    .between(...range)
    .primaryKeys();
  return new Set(keys.map(([id]) => id));
}

/** The keys among these whose contents are here. */
export async function contentsKeysHere(
  db: ClipDatabase,
  keys: readonly RevisionKey[],
): Promise<readonly RevisionKey[]> {
  const wanted = keys.map((key) => [...key]);
  return db.contents.where('[clipId+revision]').anyOf(wanted).primaryKeys();
}

/** An image by its hash. */
export function imageRow(db: ClipDatabase, hash: string): Promise<ImageRow | undefined> {
  return db.images.get(hash);
}

/** Images by their hashes, in the given order. */
export function imageRows(
  db: ClipDatabase,
  hashes: readonly string[],
): Promise<(ImageRow | undefined)[]> {
  return db.images.bulkGet([...hashes]);
}

/** The hashes among these whose images are here. */
export async function imageHashesHere(
  db: ClipDatabase,
  hashes: readonly string[],
): Promise<ReadonlySet<string>> {
  return new Set(await db.images.where('hash').anyOf(hashes).primaryKeys());
}

/** Whether any image is stored. */
export async function keepsImages(db: ClipDatabase): Promise<boolean> {
  return (await db.images.count()) > 0;
}

/** How many clips show an image. */
export function countImageUses(db: ClipDatabase, hash: string): Promise<number> {
  return db.imageUses.where('hash').equals(hash).count();
}

/** How many revisions of a clip have their contents here. */
export function countRevisions(db: ClipDatabase, clipId: string): Promise<number> {
  return db.contents.where('[clipId+revision]').between([clipId, ''], [clipId, '\uffff']).count();
}
