import type { Put } from './answers';
import { putAll } from './answers';
import type { Couch } from './client';
import type { Document } from './documents';
import { SyncFailure } from '../remote';

const MOST_DOCUMENTS = 100;
const MOST_BYTES = 1_000_000;

/** The outcome for a document: its new revision, or why it was rejected. */
export type Written = { readonly rev: string } | 'conflict' | 'too large';

/**
 * Writes documents in requests of limited count and size. A request that is too large for the
 * server, or a proxy, is split in half, down to one document.
 * @throws SyncFailure; documents of earlier requests are written by then
 */
export async function writeDocuments(
  couch: Couch,
  docs: readonly Document[],
): Promise<Map<string, Written>> {
  const written = new Map<string, Written>();
  for (const batch of batchesOf(docs)) await writeBatch(couch, batch, written);
  return written;
}

function* batchesOf(docs: readonly Document[]): Generator<Document[]> {
  let batch: Document[] = [];
  let bytes = 0;
  for (const doc of docs) {
    const size = JSON.stringify(doc).length;
    if (batch.length > 0 && (batch.length === MOST_DOCUMENTS || bytes + size > MOST_BYTES)) {
      yield batch;
      batch = [];
      bytes = 0;
    }
    batch.push(doc);
    bytes += size;
  }
  if (batch.length > 0) yield batch;
}

async function writeBatch(
  couch: Couch,
  docs: readonly Document[],
  written: Map<string, Written>,
): Promise<void> {
  try {
    for (const put of await putAll(couch, docs)) written.set(put.id, outcomeOf(put));
  } catch (error) {
    if (!(error instanceof SyncFailure) || error.kind !== 'too-large') throw error;
    const [only, ...others] = docs;
    if (only && others.length === 0) {
      written.set(only._id, 'too large');
      return;
    }
    const half = Math.ceil(docs.length / 2);
    await writeBatch(couch, docs.slice(0, half), written);
    await writeBatch(couch, docs.slice(half), written);
  }
}

function outcomeOf({ rev, status, reason }: Put): Written {
  if (status === undefined && rev !== undefined) return { rev };
  if (status === 409) return 'conflict';
  if (status === 413) return 'too large';
  const kind = status === 401 || status === 403 ? 'forbidden' : 'refused';
  throw new SyncFailure(kind, reason);
}

/**
 * Deletes revisions. Those that no longer exist, or were changed meanwhile, are left as they are.
 */
export async function deleteRevisions(
  couch: Couch,
  revisions: readonly { readonly id: string; readonly rev: string }[],
): Promise<void> {
  for (let start = 0; start < revisions.length; start += MOST_DOCUMENTS) {
    const batch = revisions.slice(start, start + MOST_DOCUMENTS);
    await putAll(
      couch,
      batch.map(({ id, rev }) => ({ _id: id, _rev: rev, _deleted: true })),
    );
  }
}
