import { Dexie } from 'dexie';
import { fromBase64 } from '@/lib/clips/base64';
import type { ImageLimit, ReadImage, SavedImage } from '@/lib/clips/image';
import { DEFAULT_IMAGE_LIMIT, IMAGE_LIMITS } from '@/lib/clips/image';
import { isOriginal } from '@/lib/clips/original-file';
import type { ClipDatabase, ImageRow, ImageUseRow } from './database';
import { sha256Hex } from './digest';
import { renumber } from './journal';

const LIMIT = 'imageLimit';

/** How many bytes of images are stored per clip on this device; 0 for none. */
export async function imageLimit(db: ClipDatabase): Promise<ImageLimit> {
  const stored = Number((await db.meta.get(LIMIT))?.value ?? DEFAULT_IMAGE_LIMIT);
  return IMAGE_LIMITS.find((each) => each === stored) ?? DEFAULT_IMAGE_LIMIT;
}

/** Sets the limit from now on; stored images stay. */
export async function keepImageLimit(db: ClipDatabase, limit: ImageLimit): Promise<void> {
  await db.meta.put({ key: LIMIT, value: String(limit) });
}

const usesOf = (db: ClipDatabase, clipId: string) =>
  db.imageUses.where('[clipId+url]').between([clipId, Dexie.minKey], [clipId, Dexie.maxKey]);

/** The URLs of a clip's stored images. */
export async function keptAddresses(
  db: ClipDatabase,
  clipId: string,
): Promise<ReadonlySet<string>> {
  return new Set((await usesOf(db, clipId).toArray()).map(({ url }) => url));
}

/**
 * Stores images of a clip; the same image is stored once, however many clips show it.
 * @param most bytes that the clip's images may take in total, including those stored before; images
 * beyond that are left out
 */
export async function keepImages(
  db: ClipDatabase,
  clipId: string,
  images: readonly ReadImage[],
  most: number,
): Promise<void> {
  const rows: { row: ImageRow; url: string }[] = [];
  const anew = new Set(images.map(({ url }) => url));
  const kept = [...(await imagesOf(db, clipId)).values()].filter(({ url }) => !anew.has(url));
  let taken = kept.reduce((sum, { bytes }) => sum + bytes.length, 0);
  for (const { url, type, bytes } of images) {
    if (taken + bytes.length > most) continue;
    taken += bytes.length;
    rows.push({ url, row: { hash: await sha256Hex(bytes), type, bytes } });
  }
  if (rows.length === 0) return;
  await changeImages(db, async () => {
    // The clip may have been deleted for good meanwhile.
    if ((await goneClips(db, [{ clipId }])).size > 0) return;
    await putImages(
      db,
      rows.map(({ row }) => row),
    );
    await putUses(
      db,
      rows.map(({ url, row }) => ({ clipId, url, hash: row.hash })),
    );
    await renumber(db, [clipId]);
  });
}

/** The clips of image uses that are deleted for good. */
async function goneClips(
  db: ClipDatabase,
  uses: readonly Pick<ImageUseRow, 'clipId'>[],
): Promise<ReadonlySet<string>> {
  const rows = await db.clips.bulkGet([...new Set(uses.map(({ clipId }) => clipId))]);
  return new Set(rows.flatMap((row) => (row?.shelf === 'gone' ? [row.id] : [])));
}

/** Runs a change of images that remotes must receive. */
const changeImages = <T>(db: ClipDatabase, work: () => Promise<T>): Promise<T> =>
  db.transaction('rw', [db.images, db.imageUses, db.previews, db.clips, db.meta], work);

/** Stores uses of images, and has the previews of their clips made again: they may show them. */
async function putUses(db: ClipDatabase, uses: readonly ImageUseRow[]): Promise<void> {
  await db.imageUses.bulkPut(uses);
  await db.previews.bulkDelete([...new Set(uses.map(({ clipId }) => clipId))]);
}

/** The hashes of those images that are on this device. No image data is read. */
async function hashesHere(
  db: ClipDatabase,
  images: readonly Pick<ImageRow, 'hash'>[],
): Promise<ReadonlySet<string>> {
  const hashes = new Set(images.map(({ hash }) => hash));
  return new Set(
    await db.images
      .where('hash')
      .anyOf([...hashes])
      .primaryKeys(),
  );
}

/** Stores images that do not exist yet. */
async function putImages(db: ClipDatabase, rows: readonly ImageRow[]): Promise<void> {
  const here = await hashesHere(db, rows);
  await db.images.bulkPut(rows.filter(({ hash }) => !here.has(hash)));
}

/** Stores images from a remote; their bytes must match their hashes. */
export async function storeImages(db: ClipDatabase, images: readonly ImageRow[]): Promise<void> {
  await db.transaction('rw', db.images, () => putImages(db, images));
}

/**
 * Stores a remote's list of which clips show which images; this device's own entries take
 * precedence.
 */
export async function storeImageUses(
  db: ClipDatabase,
  lists: readonly {
    readonly clipId: string;
    readonly shown: readonly Pick<ImageUseRow, 'url' | 'hash'>[];
  }[],
): Promise<void> {
  const uses = lists.flatMap(({ clipId, shown }) =>
    shown.map(({ url, hash }) => ({ clipId, url, hash })),
  );
  await db.transaction('rw', db.images, db.imageUses, db.previews, db.clips, async () => {
    const here = await hashesHere(db, uses);
    const known = await db.imageUses.bulkGet(uses.map(({ clipId, url }) => [clipId, url]));
    const gone = await goneClips(db, uses);
    await putUses(
      db,
      uses.filter(
        ({ hash, clipId }, index) => here.has(hash) && !known[index] && !gone.has(clipId),
      ),
    );
  });
}

/** Adds the images of other clips to a clip that takes over their texts. */
export async function shareImages(
  db: ClipDatabase,
  clipId: string,
  others: readonly string[],
): Promise<void> {
  await changeImages(db, async () => {
    const uses = await Promise.all([clipId, ...others].map((id) => usesOf(db, id).toArray()));
    const [own = [], ...theirs] = uses;
    const here = new Set(own.map(({ url }) => url));
    const missing = theirs.flat().filter(({ url }) => !here.has(url));
    await putUses(
      db,
      missing.map((use) => ({ ...use, clipId })),
    );
    if (missing.length > 0) await renumber(db, [clipId]);
  });
}

/** A clip's images by URL. */
export async function imagesOf(
  db: ClipDatabase,
  clipId: string,
): Promise<ReadonlyMap<string, ReadImage>> {
  // The source file may be larger than all images.
  const uses = (await usesOf(db, clipId).toArray()).filter(({ url }) => !isOriginal(url));
  const rows = await db.images.bulkGet(uses.map(({ hash }) => hash));
  return new Map(
    uses.flatMap(({ url }, index) => {
      const row = rows[index];
      return row ? [[url, { url, type: row.type, bytes: row.bytes }] as const] : [];
    }),
  );
}

/** Which images clips show, without the image data; nothing is read if no clip shows any. */
export async function imageUsesOf(
  db: ClipDatabase,
  clipIds: readonly string[],
): Promise<ReadonlyMap<string, readonly ImageUseRow[]>> {
  const uses = new Map<string, ImageUseRow[]>();
  for (const use of await db.imageUses.where('clipId').anyOf(clipIds).toArray()) {
    uses.set(use.clipId, [...(uses.get(use.clipId) ?? []), use]);
  }
  return uses;
}

/**
 * Imports the images of clips from a backup. Images whose bytes do not match their hash are left
 * out, as are images whose bytes are neither in the backup nor on this device.
 */
export async function importImages(
  db: ClipDatabase,
  clips: readonly { readonly clipId: string; readonly images: readonly SavedImage[] }[],
): Promise<void> {
  const rows = new Map<string, ImageRow>();
  for (const { type, hash, data } of clips.flatMap(({ images }) => images)) {
    if (data === undefined || rows.has(hash)) continue;
    const bytes = fromBase64(data);
    if ((await sha256Hex(bytes)) === hash) rows.set(hash, { hash, type, bytes });
  }
  await changeImages(db, async () => {
    await putImages(db, [...rows.values()]);
    const uses = clips.flatMap(({ clipId, images }) =>
      images.map(({ url, hash }) => ({ clipId, url, hash })),
    );
    const here = await hashesHere(db, uses);
    const known = await db.imageUses.bulkGet(uses.map(({ clipId, url }) => [clipId, url]));
    const gone = await goneClips(db, uses);
    await putUses(
      db,
      uses.filter(
        ({ hash, clipId }, index) =>
          here.has(hash) && known[index]?.hash !== hash && !gone.has(clipId),
      ),
    );
    await renumber(
      db,
      clips.map(({ clipId }) => clipId),
    );
  });
}
