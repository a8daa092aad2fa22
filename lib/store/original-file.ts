import type { Clip } from '@/lib/clips/clip';
import type { ReadImage } from '@/lib/clips/image';
import { originalAddress, PDF_TYPE } from '@/lib/clips/original-file';
import { clippingSettings } from './clipping-settings';
import type { ClipDatabase } from './database';
import { keepImages } from './images';

/*
 * The source file of a clip is stored with its images, and treated like them: in backups, CouchDB,
 * and deletion for good.
 */

/** Stores the PDF that a clip was made from. */
export async function keepOriginal(
  db: ClipDatabase,
  { id, url }: Pick<Clip, 'id' | 'url'>,
  bytes: Uint8Array<ArrayBuffer>,
): Promise<void> {
  await keepImages(db, id, [{ url: originalAddress(url), type: PDF_TYPE, bytes }], Infinity);
}

/** Stores the PDF if the user's settings say so. @returns whether it is stored */
export async function keepOriginalIfWanted(
  db: ClipDatabase,
  clip: Pick<Clip, 'id' | 'url'>,
  bytes: Uint8Array<ArrayBuffer>,
): Promise<boolean> {
  const { keepPdf } = await clippingSettings(db);
  if (keepPdf) await keepOriginal(db, clip, bytes);
  return keepPdf;
}

const useOf = (db: ClipDatabase, { id, url }: Pick<Clip, 'id' | 'url'>) =>
  db.imageUses.get([id, originalAddress(url)]);

/** Whether a clip's source file is on this device. The file itself is not read. */
export async function hasOriginal(
  db: ClipDatabase,
  clip: Pick<Clip, 'id' | 'url'>,
): Promise<boolean> {
  return (await useOf(db, clip)) !== undefined;
}

/** A clip's source file; `null` if it is not stored. */
export async function originalOf(
  db: ClipDatabase,
  clip: Pick<Clip, 'id' | 'url'>,
): Promise<Pick<ReadImage, 'type' | 'bytes'> | null> {
  const use = await useOf(db, clip);
  return (use && (await db.images.get(use.hash))) ?? null;
}
