import { imageLimit, imageUsesOf, storeImages, storeImageUses } from '@/lib/store/images';
import { documentsOf, idsThere } from './answers';
import { writeDocuments } from './bulk';
import { note } from './clips';
import type { Codec, Document } from './documents';
import { imageHashIn, plainCodec } from './documents';
import type { ImageList, StoredImage } from './image-list';
import type { Session } from './session';

/** How many bytes of images are in memory at a time, about. */
const BYTES_AT_A_TIME = 4_000_000;
const MOST_AT_A_TIME = 50;
const FIRST_AT_A_TIME = 2;

/**
 * Writes the images that clips show and the database has not, and then which clip shows which. An
 * image that the server does not take has its clips counted among those that wait.
 */
export async function publishImages(session: Session, clipIds: readonly string[]): Promise<void> {
  const { codec, checkpoint, held } = session;
  const uses = await imageUsesOf(session.db, clipIds);
  if (uses.size === 0) return;
  const hashes = new Set([...uses.values()].flat().map(({ hash }) => hash));
  const { there, refused } = await writeImages(session, [...hashes]);
  const docs: Document[] = [];
  for (const [clipId, all] of uses) {
    const shown = all.flatMap(({ url, hash }) => (there.has(hash) ? [{ url, hash }] : []));
    const list: ImageList = { clipId, shown };
    const docId = await codec.imagesDocId(list);
    if (shown.length > 0 && !held.has(docId)) docs.push(await codec.writeImages(list));
    const waiting = await plainCodec.imagesDocId({ clipId, shown: [] });
    if (all.some(({ hash }) => refused.has(hash))) checkpoint.refused.add(waiting);
    else checkpoint.refused.delete(waiting);
  }
  const ids = docs.map(({ _id }) => _id);
  const known = await idsThere(session.couch, ids);
  for (const id of known) held.add(id);
  await write(
    session,
    docs.filter(({ _id }) => !known.has(_id)),
  );
}

/** @returns which of the images the database holds then, and which it does not take */
async function writeImages(
  session: Session,
  hashes: readonly string[],
): Promise<{ readonly there: ReadonlySet<string>; readonly refused: ReadonlySet<string> }> {
  const { db, couch, codec, held } = session;
  const hashOf = new Map<string, string>();
  for (const hash of hashes) hashOf.set(await codec.imageDocId(hash), hash);
  const asked = [...hashOf.keys()].filter((docId) => !held.has(docId));
  for (const docId of await idsThere(couch, asked)) held.add(docId);
  const refused = new Set<string>();
  let docs: Document[] = [];
  let size = 0;
  const flush = async () => {
    for (const docId of await write(session, docs)) refused.add(hashOf.get(docId) ?? '');
    docs = [];
    size = 0;
  };
  for (const [docId, hash] of hashOf) {
    const image = held.has(docId) ? undefined : await db.images.get(hash);
    if (!image) continue;
    docs.push(await codec.writeImage(image));
    size += image.bytes.length;
    if (size > BYTES_AT_A_TIME) await flush();
  }
  await flush();
  const there = [...hashOf].flatMap(([docId, hash]) => (held.has(docId) ? [hash] : []));
  return { there: new Set(there), refused };
}

/** Writes documents that never change. @returns the ids of those that are too large */
async function write(session: Session, docs: readonly Document[]): Promise<Set<string>> {
  const refused = new Set<string>();
  for (const [docId, outcome] of await writeDocuments(session.couch, docs)) {
    if (outcome === 'too large') {
      refused.add(docId);
      continue;
    }
    session.held.add(docId);
    session.written += 1;
    // On a conflict another device wrote the same first.
    if (outcome !== 'conflict') session.revs.set(docId, outcome.rev);
  }
  return refused;
}

/** Takes in images and then which clips show them; none where this device keeps no images. */
export async function takeInImages(
  session: Session,
  imageIds: readonly string[],
  listIds: readonly string[],
): Promise<void> {
  const { db, codec } = session;
  for (const docId of [...imageIds, ...listIds]) note(session, docId, true);
  if ((await imageLimit(db)) === 0) return;
  const missing = codec === plainCodec ? await notHere(session, imageIds) : imageIds;
  for await (const images of readImages(session, codec, missing)) await storeImages(db, images);
  await storeImageUses(db, await readLists(session, codec, listIds));
}

/**
 * Writes plain images and lists anew as this session writes them, and takes them in. What the
 * server does not take stays as it is.
 */
export async function rewriteImages(
  session: Session,
  imageIds: readonly string[],
  listIds: readonly string[],
): Promise<void> {
  const { db, codec, checkpoint } = session;
  const keeps = (await imageLimit(db)) > 0;
  for await (const images of readImages(session, plainCodec, imageIds)) {
    if (keeps) await storeImages(db, images);
    for (const image of images) {
      const refused = await write(session, [await codec.writeImage(image)]);
      if (refused.size > 0) checkpoint.refused.add(await plainCodec.imageDocId(image.hash));
    }
  }
  const lists = await readLists(session, plainCodec, listIds);
  if (keeps) await storeImageUses(db, lists);
  for (const list of lists) await write(session, [await codec.writeImages(list)]);
}

/** Images that documents hold, about so many at a time as fit into memory. */
async function* readImages(
  session: Session,
  codec: Codec,
  docIds: readonly string[],
): AsyncGenerator<readonly StoredImage[]> {
  let size = FIRST_AT_A_TIME;
  for (let start = 0; start < docIds.length;) {
    const batch = docIds.slice(start, start + size);
    start += batch.length;
    const images: StoredImage[] = [];
    for (const doc of await documentsOf(session.couch, batch, { attachments: true })) {
      const image = await codec.readImage(doc);
      note(session, doc._id, image !== null);
      if (!image) continue;
      images.push(image);
      session.held.add(doc._id);
    }
    yield images;
    const bytes = images.reduce((sum, image) => sum + image.bytes.length, 1);
    const fitting = Math.floor((BYTES_AT_A_TIME * images.length) / bytes);
    size = Math.min(MOST_AT_A_TIME, Math.max(1, fitting));
  }
}

async function readLists(
  session: Session,
  codec: Codec,
  docIds: readonly string[],
): Promise<readonly ImageList[]> {
  const lists: ImageList[] = [];
  for (const doc of await documentsOf(session.couch, docIds, {})) {
    const list = await codec.readImages(doc);
    note(session, doc._id, list !== null);
    if (!list) continue;
    lists.push(list);
    session.held.add(doc._id);
  }
  return lists;
}

async function notHere({ db, held }: Session, docIds: readonly string[]): Promise<string[]> {
  const here = new Set(await db.images.where('hash').anyOf(docIds.map(imageHashIn)).primaryKeys());
  const isHere = (docId: string) => here.has(imageHashIn(docId));
  for (const docId of docIds) if (isHere(docId)) held.add(docId);
  return docIds.filter((docId) => !isHere(docId));
}
