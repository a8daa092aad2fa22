import type { Database } from '@sqlite.org/sqlite-wasm';
import type { Query } from '../query/ast';
import { compile } from '../query/to-sql';

/** In which order clips are answered. */
export type Order = 'relevance' | 'newest';

/**
 * The SQL that answers a query. FTS5 goes through its matches in order of rank, so that the first
 * fifty cost no look at the rows of the others.
 */
export function statementFor(query: Query, order: Order, limit: number | null) {
  const { match, where, bind } = compile(query);
  const from =
    match === null
      ? `clips WHERE ${where}`
      : `words CROSS JOIN clips ON clips.number = words.rowid WHERE words MATCH ? AND ${where}`;
  // Newest first, as lists are: clips of the same moment, as from an import, by id.
  const ranked = match !== null && order === 'relevance';
  const sort = ranked ? 'words.rank' : 'clips.clippedAt DESC, clips.id DESC';
  return {
    sql: `SELECT clips.id FROM ${from} ORDER BY ${sort} LIMIT ?`,
    bind: [...(match === null ? [] : [match]), ...bind, limit ?? -1],
  };
}

/** Ids of the clips that fit a query. @param limit how many at most; `null` for all */
export function findIds(db: Database, query: Query, order: Order, limit: number | null): string[] {
  const { sql, bind } = statementFor(query, order, limit);
  return db.selectValues(sql, bind).map(String);
}

/** The revision whose text each clip was indexed with, so that it can be read at once. */
export function revisionsOf(db: Database, ids: readonly string[]): Map<string, string> {
  const rows = db.selectArrays(
    `SELECT id, revision FROM clips WHERE id IN (${ids.map(() => '?').join(', ')})`,
    [...ids],
  );
  return new Map(
    rows.flatMap(([id, revision]) =>
      typeof id === 'string' && typeof revision === 'string' ? [[id, revision]] : [],
    ),
  );
}
