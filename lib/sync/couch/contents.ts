import type { Contents } from '@/lib/clips/clip';
import { mergeIn } from '@/lib/store/merge';
import { documentsOf, idsThere } from './answers';
import { writeDocuments } from './bulk';
import { note } from './clips';
import type { Codec, ContentsKey, Document } from './documents';
import { contentsKeyIn, plainCodec } from './documents';
import type { Session } from './session';

/** How much text is read at a time; how many documents that is shows from those before. */
const BYTES_AT_A_TIME = 1_000_000;
const MOST_AT_A_TIME = 100;
const FIRST_AT_A_TIME = 10;

/** Takes in the texts that documents hold: the next are on their way while some are stored. */
export async function takeInContents(
  session: Session,
  codec: Codec,
  docIds: readonly string[],
): Promise<void> {
  const missing = codec === plainCodec ? await notHere(session, docIds) : docIds;
  let stored: Promise<unknown> = Promise.resolve();
  let size = FIRST_AT_A_TIME;
  for (let start = 0; start < missing.length;) {
    const batch = missing.slice(start, start + size);
    start += batch.length;
    const contents: Contents[] = [];
    const docs = documentsOf(session.couch, batch, { conflicts: false });
    await Promise.all([docs, stored]);
    for (const doc of await docs) {
      const each = await codec.readContents(doc);
      note(session, doc._id, each !== null);
      if (each) contents.push(each);
      if (each) session.held.add(doc._id);
    }
    stored = mergeIn(session.db, [], contents);
    // Awaited with the next texts or at the end, where its failure is heard.
    stored.catch(() => undefined);
    const bytes = contents.reduce((sum, { html, text }) => sum + html.length + text.length, 1);
    const fitting = Math.floor((BYTES_AT_A_TIME * contents.length) / bytes);
    size = Math.min(MOST_AT_A_TIME, Math.max(1, fitting));
  }
  await stored;
}

/** A revision never changes, so one that is here need not be fetched. */
async function notHere({ db, held }: Session, docIds: readonly string[]): Promise<string[]> {
  const keys = docIds.map(contentsKeyIn);
  const wanted = keys.flatMap((key) => (key ? [[key.clipId, key.revision]] : []));
  const here = await db.contents.where('[clipId+revision]').anyOf(wanted).primaryKeys();
  const known = new Set(here.map(([clipId, revision]) => `${clipId}:${revision}`));
  return docIds.filter((docId, index) => {
    const key = keys[index];
    const isHere = key && known.has(`${key.clipId}:${key.revision}`);
    if (isHere) held.add(docId);
    return !isHere;
  });
}

/** Writes the texts that the database has not. */
export async function publishContents(
  session: Session,
  contents: readonly Contents[],
): Promise<void> {
  const { couch, codec, checkpoint } = session;
  const named: [string, Contents][] = [];
  for (const each of contents) {
    const docId = await codec.contentsDocId(each);
    if (!session.held.has(docId)) named.push([docId, each]);
  }
  const there = await idsThere(
    couch,
    named.map(([docId]) => docId),
  );
  const docs: Document[] = [];
  const keys = new Map<string, ContentsKey>();
  for (const [docId, each] of named) {
    session.held.add(docId);
    if (there.has(docId)) continue;
    keys.set(docId, each);
    docs.push(await codec.writeContents(each));
  }
  for (const [docId, outcome] of await writeDocuments(couch, docs)) {
    const key = keys.get(docId);
    const plainId = key ? await plainCodec.contentsDocId(key) : docId;
    if (outcome === 'too large') {
      checkpoint.refused.add(plainId);
      session.held.delete(docId);
      continue;
    }
    checkpoint.refused.delete(plainId);
    session.written += 1;
    // On a conflict another device wrote the same text first.
    if (outcome !== 'conflict') session.revs.set(docId, outcome.rev);
  }
}
