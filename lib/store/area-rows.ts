import type { ClipDatabase, PlacementRow, ShardRow } from './database';

/* What this device knows of the browser's sync area: shards as read, and where each clip is. */

/** All shards as they were last read. */
export function shardRows(db: ClipDatabase): Promise<ShardRow[]> {
  return db.shards.toArray();
}

/** Forgets shards, and remembers others, as one. */
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

/** Where a clip is in the area; `undefined` where it is nowhere. */
export function placementRow(db: ClipDatabase, clipId: string): Promise<PlacementRow | undefined> {
  return db.placements.get(clipId);
}

/** How many clips are in the area at a level. */
export function countPlacements(db: ClipDatabase, level: PlacementRow['level']): Promise<number> {
  return db.placements.where('level').equals(level).count();
}

/**
 * Remembers where clips are, and nothing of any others. Only what changed is written.
 * @param rows of all clips that are in the area
 */
export async function placeClips(db: ClipDatabase, rows: readonly PlacementRow[]): Promise<void> {
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
