import type { Database } from '@sqlite.org/sqlite-wasm';
import type { Query } from '../query/ast';
import type { Group } from '../likeness/groups';
import { groupsOf } from '../likeness/groups';
import { compile, FLAGS } from '../query/to-sql';

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

/** Groups of clips that seem to be the same article, the trash left out. */
export function findGroups(db: Database): Group[] {
  const rows = db.selectArrays(
    `SELECT clips.id, likeness.address, likeness.sketch
     FROM likeness JOIN clips ON clips.number = likeness.clip
     WHERE clips.flags & ${FLAGS.trashed} = 0 ORDER BY clips.clippedAt`,
  );
  return groupsOf(
    rows.map(([id, address, bytes]) => ({
      id: typeof id === 'string' ? id : '',
      address: typeof address === 'string' ? address : '',
      // A copy, since what SQLite gives need not begin where 16 bits can.
      sketch: bytes instanceof Uint8Array ? new Uint16Array(bytes.slice().buffer) : null,
    })),
  );
}
