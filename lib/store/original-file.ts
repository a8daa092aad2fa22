import type { Clip } from '@/lib/clips/clip';
import type { ReadImage } from '@/lib/clips/image';
import { originalAddress, PDF_TYPE } from '@/lib/clips/original-file';
import { clippingSettings } from './clipping-settings';
import type { ClipDatabase } from './database';
import { keepImages } from './images';

/*
 * The file that a clip was made of is kept where its images are, and goes the same ways: backup,
 * CouchDB, deletion for good.
 */

/** Keeps the PDF that a clip was made of. */
export async function keepOriginal(
  db: ClipDatabase,
  { id, url }: Pick<Clip, 'id' | 'url'>,
  bytes: Uint8Array<ArrayBuffer>,
): Promise<void> {
  await keepImages(db, id, [{ url: originalAddress(url), type: PDF_TYPE, bytes }], Infinity);
}

/** As `keepOriginal`, where the person keeps such files. @returns whether it is kept */
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

/** Whether the file is here that a clip was made of. The file is not read for it. */
export async function hasOriginal(
  db: ClipDatabase,
  clip: Pick<Clip, 'id' | 'url'>,
): Promise<boolean> {
  return (await useOf(db, clip)) !== undefined;
}

/** The file that a clip was made of; `null` where it is not kept. */
export async function originalOf(
  db: ClipDatabase,
  clip: Pick<Clip, 'id' | 'url'>,
): Promise<Pick<ReadImage, 'type' | 'bytes'> | null> {
  const use = await useOf(db, clip);
  return (use && (await db.images.get(use.hash))) ?? null;
}
