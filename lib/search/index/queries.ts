import type { Database } from '@sqlite.org/sqlite-wasm';
import type { Query } from '../query/ast';
import type { Group } from '../similarity/groups';
import { groupsOf } from '../similarity/groups';
import { compile, FLAGS } from '../query/to-sql';

/** The order of the results. */
export type Order = 'relevance' | 'newest';

/**
 * Builds the SQL for a query. FTS5 returns its matches in order of rank, so that the first fifty do
 * not require reading the other rows.
 */
export function statementFor(query: Query, order: Order, limit: number | null) {
  const { match, where, bind } = compile(query);
  const from =
    match === null
      ? `clips WHERE ${where}`
      : `words CROSS JOIN clips ON clips.number = words.rowid WHERE words MATCH ? AND ${where}`;
  // Newest first, like lists; clips of the same time, as after an import, by id.
  const ranked = match !== null && order === 'relevance';
  const sort = ranked ? 'words.rank' : 'clips.clippedAt DESC, clips.id DESC';
  return {
    sql: `SELECT clips.id FROM ${from} ORDER BY ${sort} LIMIT ?`,
    bind: [...(match === null ? [] : [match]), ...bind, limit ?? -1],
  };
}

/** Ids of the clips that match a query. @param limit the maximum number; `null` for all */
export function findIds(db: Database, query: Query, order: Order, limit: number | null): string[] {
  const { sql, bind } = statementFor(query, order, limit);
  return db.selectValues(sql, bind).map(String);
}

/** The revision of each clip's indexed text, so that it can be read directly. */
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

/** Groups of clips that seem to be the same article, not counting the trash. */
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
      // A copy, since SQLite's bytes may not be aligned to 16 bits.
      sketch: bytes instanceof Uint8Array ? new Uint16Array(bytes.slice().buffer) : null,
    })),
  );
}
