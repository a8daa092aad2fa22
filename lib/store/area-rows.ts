import type { ClipDatabase, PlacementRow, ShardRow } from './database';

/* This device's copy of the browser's sync area: shards as read, and the placement of each clip. */

/** All shards as last read. */
export function shardRows(db: ClipDatabase): Promise<ShardRow[]> {
  return db.shards.toArray();
}

/** Deletes shards and stores others, in one transaction. */
export async function replaceShards(
  db: ClipDatabase,
  gone: readonly string[],
  rows: readonly ShardRow[],
): Promise<void> {
  await db.transaction('rw', db.shards, async () => {
    await db.shards.bulkDelete([...gone]);
    await db.shards.bulkPut([...rows]);
  });
}

/** A clip's placement in the area; `undefined` if it has none. */
export function placementRow(db: ClipDatabase, clipId: string): Promise<PlacementRow | undefined> {
  return db.placements.get(clipId);
}

/** How many clips are in the area at a level. */
export function countPlacements(db: ClipDatabase, level: PlacementRow['level']): Promise<number> {
  return db.placements.where('level').equals(level).count();
}

/**
 * Stores the placements of clips, and deletes all others. Only changes are written.
 * @param rows the placements of all clips in the area
 */
export async function storePlacements(
  db: ClipDatabase,
  rows: readonly PlacementRow[],
): Promise<void> {
  await db.transaction('rw', db.placements, async () => {
    const known = new Map((await db.placements.toArray()).map((row) => [row.clipId, row]));
    const changed = rows.filter((row) => {
      const before = known.get(row.clipId);
      known.delete(row.clipId);
      return before?.stamp !== row.stamp || before.level !== row.level;
    });
    await db.placements.bulkDelete([...known.keys()]);
    await db.placements.bulkPut(changed);
  });
}
