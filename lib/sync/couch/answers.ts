import * as v from 'valibot';
import type { Couch } from './client';
import { SyncFailure } from '../remote';

/* What a CouchDB answers, parsed: a server can be anything that says it is one. */

const sequence = v.union([v.string(), v.number()]);
const revision = v.pipe(v.string(), v.maxLength(200));

const info = v.object({ db_name: v.string(), doc_count: v.number(), update_seq: sequence });

const change = v.object({
  id: v.string(),
  deleted: v.optional(v.boolean(), false),
  changes: v.pipe(v.array(v.object({ rev: revision })), v.minLength(1)),
});
const changes = v.object({ results: v.array(change), last_seq: sequence });

const row = v.object({
  key: v.string(),
  value: v.nullish(v.object({ rev: revision, deleted: v.optional(v.boolean(), false) })),
  doc: v.optional(v.unknown()),
});
const rows = v.object({ rows: v.array(row) });

const put = v.object({
  id: v.string(),
  rev: v.optional(revision),
  status: v.optional(v.number()),
  reason: v.optional(v.string(), ''),
});

/** A document in the change log, with all its newest revisions, the winning one first. */
export type Change = v.InferOutput<typeof change>;
/** A place in a database's change log: a number, or a text that only its server reads. */
export type Sequence = v.InferOutput<typeof sequence>;
/** What became of a document that was written. */
export type Put = v.InferOutput<typeof put>;

/** A document as a database gives it, its own fields unread. */
const stored = v.looseObject({
  _id: v.string(),
  _rev: revision,
  _conflicts: v.optional(v.array(revision), []),
});
export type Stored = v.InferOutput<typeof stored>;

function parse<T>(schema: v.GenericSchema<unknown, T>, value: unknown): T {
  const result = v.safeParse(schema, value);
  if (!result.success) throw new SyncFailure('not-a-database', 'The answer was no CouchDB’s');
  return result.output;
}

/** The database's own account of itself. */
export async function infoOf(couch: Couch): Promise<v.InferOutput<typeof info>> {
  return parse(info, await couch.info());
}

/** The next changes after a place in the log. */
export async function changesAfter(
  couch: Couch,
  since: Sequence,
  limit: number,
): Promise<v.InferOutput<typeof changes>> {
  const options = { since, limit, batch_size: limit, style: 'all_docs' } as const;
  return parse(changes, await couch.changes(options));
}

/**
 * Documents by id; one that is not there is left out.
 * @param wanted `conflicts`: the revisions that lost one, which costs a server time; `attachments`:
 *   the bytes beside the documents
 */
export async function documentsOf(
  couch: Couch,
  ids: readonly string[],
  wanted: { readonly conflicts?: boolean; readonly attachments?: boolean },
): Promise<Stored[]> {
  if (ids.length === 0) return [];
  const answer = await couch.allDocs({ keys: ids, include_docs: true, ...wanted });
  return parse(rows, answer).rows.flatMap(({ doc }) => (doc ? [parse(stored, doc)] : []));
}

/** Which of the ids there are documents for. */
export async function idsThere(couch: Couch, ids: readonly string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set();
  const answer = parse(rows, await couch.allDocs({ keys: ids }));
  return new Set(answer.rows.flatMap(({ key, value }) => (value && !value.deleted ? [key] : [])));
}

/** The newest revision of each of the documents that are there. */
export async function revsOf(
  couch: Couch,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map();
  const answer = parse(rows, await couch.allDocs({ keys: ids }));
  return new Map(
    answer.rows.flatMap(({ key, value }) =>
      value && !value.deleted ? [[key, value.rev] as const] : [],
    ),
  );
}

/** How many documents there are in a range of ids, and what else is to be done with each id. */
export async function countIn(
  couch: Couch,
  range: { startkey: string; endkey: string },
  onId: (id: string) => void = () => undefined,
  page = 1000,
): Promise<number> {
  let { startkey } = range;
  for (let count = 0; ;) {
    const answer = await couch.allDocs({ startkey, endkey: range.endkey, limit: page });
    const keys = parse(rows, answer).rows.map(({ key }) => key);
    count += keys.length;
    for (const key of keys) onId(key);
    const last = keys.at(-1);
    if (last === undefined || keys.length < page) return count;
    // The next id in code unit order.
    startkey = `${last}\u0000`;
  }
}

/** One revision of a document; `null` where the server has it no more. */
export async function revisionOf(couch: Couch, id: string, rev: string): Promise<Stored | null> {
  try {
    return parse(stored, await couch.get(id, { rev }));
  } catch (error) {
    if (error instanceof SyncFailure && error.kind === 'not-found') return null;
    throw error;
  }
}

/** Writes documents in one request; each is taken or not for itself. */
export async function putAll(couch: Couch, docs: readonly object[]): Promise<Put[]> {
  return parse(v.array(put), await couch.bulkDocs(docs));
}
