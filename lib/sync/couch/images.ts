import type { ImageRow } from '@/lib/store/database';
import { imageLimit, imageUsesOf, storeImages, storeImageUses } from '@/lib/store/images';
import { imageHashesHere, imageRow } from '@/lib/store/rows';
import { recordReadability } from './clips';
import type { Document, StoredDocument } from './documents';
import { imageHashIn, plainCodec } from './documents';
import type { ImageList } from './image-list';
import { missingFromDatabase, readImmutable, readInBatches, writeImmutable } from './immutable';
import type { Session } from './session';

/** Approximately how many bytes of images are in memory at once. */
const BYTES_AT_A_TIME = 4_000_000;
const PORTIONS = {
  first: 2,
  most: 50,
  bytes: BYTES_AT_A_TIME,
  sizeOf: ({ bytes }: ImageRow) => bytes.length,
  attachments: true,
};

/**
 * Writes the images of clips that the database does not have, then the lists of which clip shows
 * which. Clips with an image that the server rejects count as waiting.
 */
export async function publishImages(session: Session, clipIds: readonly string[]): Promise<void> {
  const { codec, checkpoint } = session;
  const uses = await imageUsesOf(session.db, clipIds);
  if (uses.size === 0) return;
  const hashes = new Set([...uses.values()].flat().map(({ hash }) => hash));
  const { there, refused } = await writeImages(session, [...hashes]);
  const lists = new Map<string, ImageList>();
  for (const [clipId, all] of uses) {
    const shown = all.flatMap(({ url, hash }) => (there.has(hash) ? [{ url, hash }] : []));
    const list = { clipId, shown };
    if (shown.length > 0) lists.set(await codec.imagesDocId(list), list);
    const waiting = await plainCodec.imagesDocId({ clipId, shown: [] });
    if (all.some(({ hash }) => refused.has(hash))) checkpoint.refused.add(waiting);
    else checkpoint.refused.delete(waiting);
  }
  const docs: Document[] = [];
  for (const docId of await missingFromDatabase(session, [...lists.keys()])) {
    const list = lists.get(docId);
    if (list) docs.push(await codec.writeImages(list));
  }
  await writeImmutable(session, docs);
}

/** @returns which of the images the database then has, and which it rejects */
async function writeImages(
  session: Session,
  hashes: readonly string[],
): Promise<{ readonly there: ReadonlySet<string>; readonly refused: ReadonlySet<string> }> {
  const { db, codec, existing } = session;
  const hashOf = new Map<string, string>();
  for (const hash of hashes) hashOf.set(await codec.imageDocId(hash), hash);
  const refused = new Set<string>();
  let docs: Document[] = [];
  let size = 0;
  const flush = async () => {
    for (const docId of await writeImmutable(session, docs)) refused.add(hashOf.get(docId) ?? '');
    docs = [];
    size = 0;
  };
  for (const docId of await missingFromDatabase(session, [...hashOf.keys()])) {
    const image = await imageRow(db, hashOf.get(docId) ?? '');
    if (!image) continue;
    docs.push(await codec.writeImage(image));
    size += image.bytes.length;
    if (size > BYTES_AT_A_TIME) await flush();
  }
  await flush();
  const there = [...hashOf].flatMap(([docId, hash]) => (existing.has(docId) ? [hash] : []));
  return { there: new Set(there), refused };
}

/** Stores images, then which clips show them; nothing if this device stores no images. */
export async function downloadImages(
  session: Session,
  imageIds: readonly string[],
  listIds: readonly string[],
): Promise<void> {
  const { db, codec } = session;
  for (const docId of [...imageIds, ...listIds]) recordReadability(session, docId, true);
  if ((await imageLimit(db)) === 0) return;
  const missing = codec === plainCodec ? await notHere(session, imageIds) : imageIds;
  const read = (doc: StoredDocument) => codec.readImage(doc);
  for await (const images of readInBatches(session, missing, read, PORTIONS))
    await storeImages(db, images);
  const lists = await readImmutable(session, listIds, (doc) => codec.readImages(doc));
  await storeImageUses(db, lists);
}

/**
 * Rewrites plain images and lists in this session's encoding, and stores them here. Those that the
 * server rejects stay as they are.
 */
export async function rewriteImages(
  session: Session,
  imageIds: readonly string[],
  listIds: readonly string[],
): Promise<void> {
  const { db, codec, checkpoint } = session;
  const keeps = (await imageLimit(db)) > 0;
  const rewrite = async (plainId: string, doc: Document) => {
    const refused = await writeImmutable(session, [doc]);
    if (refused.size > 0) checkpoint.refused.add(plainId);
  };
  const read = (doc: StoredDocument) => plainCodec.readImage(doc);
  for await (const images of readInBatches(session, imageIds, read, PORTIONS)) {
    if (keeps) await storeImages(db, images);
    for (const image of images)
      await rewrite(await plainCodec.imageDocId(image.hash), await codec.writeImage(image));
  }
  const lists = await readImmutable(session, listIds, (doc) => plainCodec.readImages(doc));
  if (keeps) await storeImageUses(db, lists);
  for (const list of lists)
    await rewrite(await plainCodec.imagesDocId(list), await codec.writeImages(list));
}

async function notHere({ db, existing }: Session, docIds: readonly string[]): Promise<string[]> {
  const here = await imageHashesHere(db, docIds.map(imageHashIn));
  const isHere = (docId: string) => here.has(imageHashIn(docId));
  for (const docId of docIds) if (isHere(docId)) existing.add(docId);
  return docIds.filter((docId) => !isHere(docId));
}
