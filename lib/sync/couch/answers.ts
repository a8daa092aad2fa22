import * as v from 'valibot';
import type { Couch } from './client';
import { SyncFailure } from '../remote';

/* Schemas for CouchDB's responses: a server may claim to be one and not be. */

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

/** A document in the change log, with all its leaf revisions, the winning one first. */
export type Change = v.InferOutput<typeof change>;
/** A position in a database's change log: a number, or an opaque string. */
export type Sequence = v.InferOutput<typeof sequence>;
/** The outcome of writing a document. */
export type Put = v.InferOutput<typeof put>;

/** A document from the database, its own fields not yet parsed. */
const stored = v.looseObject({
  _id: v.string(),
  _rev: revision,
  _conflicts: v.optional(v.array(revision), []),
});
export type Stored = v.InferOutput<typeof stored>;

function parse<T>(schema: v.GenericSchema<unknown, T>, value: unknown): T {
  const result = v.safeParse(schema, value);
  if (!result.success) throw new SyncFailure('not-a-database', 'The response is not from CouchDB');
  return result.output;
}

/** Information about the database. */
export async function infoOf(couch: Couch): Promise<v.InferOutput<typeof info>> {
  return parse(info, await couch.info());
}

/** The next changes after a position in the log. */
export async function changesAfter(
  couch: Couch,
  since: Sequence,
  limit: number,
): Promise<v.InferOutput<typeof changes>> {
  const options = { since, limit, batch_size: limit, style: 'all_docs' } as const;
  return parse(changes, await couch.changes(options));
}

/**
 * Documents by id; missing ones are omitted.
 * @param wanted `conflicts`: the conflicting revisions, which are expensive for the server;
 * `attachments`: the attached bytes
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

/** The ids among these that have a document. */
export async function existingIds(couch: Couch, ids: readonly string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set();
  const answer = parse(rows, await couch.allDocs({ keys: ids }));
  return new Set(answer.rows.flatMap(({ key, value }) => (value && !value.deleted ? [key] : [])));
}

/** The newest revision of each existing document. */
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

/** Counts the documents in a range of ids, and calls back with each id. */
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

/** One revision of a document; `null` if the server no longer has it. */
export async function revisionOf(couch: Couch, id: string, rev: string): Promise<Stored | null> {
  try {
    return parse(stored, await couch.get(id, { rev }));
  } catch (error) {
    if (error instanceof SyncFailure && error.kind === 'not-found') return null;
    throw error;
  }
}

/** Writes documents in one request; each succeeds or fails separately. */
export async function putAll(couch: Couch, docs: readonly object[]): Promise<Put[]> {
  return parse(v.array(put), await couch.bulkDocs(docs));
}
