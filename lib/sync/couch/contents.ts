import type { Contents } from '@/lib/clips/clip';
import { mergeIntoCollection } from '@/lib/store/merge';
import type { RevisionKey } from '@/lib/store/rows';
import { contentsKeysHere } from '@/lib/store/rows';
import type { Codec, ContentsKey, Document, StoredDocument } from './documents';
import { contentsKeyIn, plainCodec } from './documents';
import { missingFromDatabase, readInBatches, writeImmutable } from './immutable';
import type { Session } from './session';

const PORTIONS = {
  first: 10,
  most: 100,
  bytes: 1_000_000,
  sizeOf: ({ html, text }: Contents) => html.length + text.length,
};

/** Stores the texts in documents: the next ones are downloaded while some are stored. */
export async function downloadContents(
  session: Session,
  codec: Codec,
  docIds: readonly string[],
): Promise<void> {
  const missing = codec === plainCodec ? await notHere(session, docIds) : docIds;
  let stored: Promise<unknown> = Promise.resolve();
  const read = (doc: StoredDocument) => codec.readContents(doc);
  for await (const contents of readInBatches(session, missing, read, PORTIONS)) {
    await stored;
    stored = mergeIntoCollection(session.db, [], contents);
    // Awaited with the next texts or at the end, where its failure is handled.
    stored.catch(() => undefined);
  }
  await stored;
}

/** Revisions are immutable, so one that exists here need not be downloaded. */
async function notHere({ db, existing }: Session, docIds: readonly string[]): Promise<string[]> {
  const keys = docIds.map(contentsKeyIn);
  const wanted = keys.flatMap((key): RevisionKey[] => (key ? [[key.clipId, key.revision]] : []));
  const here = await contentsKeysHere(db, wanted);
  const known = new Set(here.map(([clipId, revision]) => `${clipId}:${revision}`));
  return docIds.filter((docId, index) => {
    const key = keys[index];
    const isHere = key && known.has(`${key.clipId}:${key.revision}`);
    if (isHere) existing.add(docId);
    return !isHere;
  });
}

/** Writes the texts that the database does not have. */
export async function publishContents(
  session: Session,
  contents: readonly Contents[],
): Promise<void> {
  const { codec, checkpoint } = session;
  const named = new Map<string, Contents>();
  for (const each of contents) named.set(await codec.contentsDocId(each), each);
  const docs: Document[] = [];
  const keys = new Map<string, ContentsKey>();
  for (const docId of await missingFromDatabase(session, [...named.keys()])) {
    const each = named.get(docId);
    if (!each) continue;
    keys.set(docId, each);
    docs.push(await codec.writeContents(each));
  }
  const refused = await writeImmutable(session, docs);
  for (const [docId, key] of keys) {
    const plainId = await plainCodec.contentsDocId(key);
    if (refused.has(docId)) checkpoint.refused.add(plainId);
    else checkpoint.refused.delete(plainId);
  }
}
