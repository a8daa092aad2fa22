import type { Stored } from './answers';
import { documentsOf, existingIds } from './answers';
import type { Written } from './bulk';
import { writeDocuments } from './bulk';
import { recordReadability } from './clips';
import type { Document } from './documents';
import type { Session } from './session';

/* Immutable documents (texts and images): written if missing, and read once. */

/** The ids among these that the database has no document for. */
export async function missingFromDatabase(
  { couch, existing }: Session,
  docIds: readonly string[],
): Promise<Set<string>> {
  const unknown = docIds.filter((docId) => !existing.has(docId));
  for (const docId of await existingIds(couch, unknown)) existing.add(docId);
  return new Set(unknown.filter((docId) => !existing.has(docId)));
}

/** Writes documents. @returns the ids of those that are too large for the server */
export async function writeImmutable(
  session: Session,
  docs: readonly Document[],
): Promise<Set<string>> {
  const refused = new Set<string>();
  const take = (docId: string, outcome: Exclude<Written, 'too large'>) => {
    session.existing.add(docId);
    session.written += 1;
    // On a conflict, another device wrote the same first.
    if (outcome !== 'conflict') session.revs.set(docId, outcome.rev);
  };
  for (const [docId, outcome] of await writeDocuments(session.couch, docs)) {
    if (outcome === 'too large') refused.add(docId);
    else take(docId, outcome);
  }
  return refused;
}

/** Reads documents; unreadable ones are recorded and omitted. */
export async function readImmutable<T>(
  session: Session,
  docIds: readonly string[],
  read: (doc: Stored) => Promise<T | null>,
  wanted: Parameters<typeof documentsOf>[2] = {},
): Promise<T[]> {
  const all: T[] = [];
  for (const doc of await documentsOf(session.couch, docIds, wanted)) {
    const each = await read(doc);
    recordReadability(session, doc._id, each !== null);
    if (each === null) continue;
    all.push(each);
    session.existing.add(doc._id);
  }
  return all;
}

/** How many documents are read at first and at most, and their total size limit. */
interface BatchOptions<T> {
  readonly first: number;
  readonly most: number;
  readonly bytes: number;
  readonly sizeOf: (each: T) => number;
  /** Whether attachments are wanted. */
  readonly attachments?: boolean;
}

/** Reads documents in batches that fit into memory; batch sizes adapt to the previous ones. */
export async function* readInBatches<T>(
  session: Session,
  docIds: readonly string[],
  read: (doc: Stored) => Promise<T | null>,
  { first, most, bytes, sizeOf, attachments = false }: BatchOptions<T>,
): AsyncGenerator<readonly T[]> {
  let count = first;
  for (let start = 0; start < docIds.length;) {
    const batch = docIds.slice(start, start + count);
    start += batch.length;
    const all = await readImmutable(session, batch, read, { attachments });
    yield all;
    const came = all.reduce((sum, each) => sum + sizeOf(each), 1);
    count = Math.min(most, Math.max(1, Math.floor((bytes * all.length) / came)));
  }
}
