import { Dexie } from 'dexie';
import type { Clip } from '@/lib/clips/clip';
import { bareTombstone, forGoodStamp } from '@/lib/clips/for-good';
import { stampTime } from '@/lib/clips/stamp';
import { LAST_STAMP, takeStamp } from './clock';
import type { ClipDatabase } from './database';
import { clipOf } from './database';
import { putClips } from './journal';
import { purge } from './purge';

/** Clips per transaction. */
const CHUNK = 500;

/**
 * Deletes clips for good: text, images, revisions, note and highlights are removed from this device
 * at once, from the remotes when they replicate, and from other devices some time after that
 * (`stash.ts`). A tombstone of id and URL remains.
 * @param now milliseconds since 1970
 * @returns how many clips from the trash were deleted
 */
export async function deleteForGood(
  db: ClipDatabase,
  ids: readonly string[],
  now: number,
): Promise<number> {
  let deleted = 0;
  for (let at = 0; at < ids.length; at += CHUNK) {
    // oxlint-disable-next-line no-await-in-loop -- a transaction after another, each soon over
    deleted += await deleteChunk(db, ids.slice(at, at + CHUNK), now);
  }
  return deleted;
}

async function deleteChunk(db: ClipDatabase, ids: readonly string[], now: number): Promise<number> {
  return db.change(async () => {
    const rows = (await db.clips.bulkGet([...ids])).flatMap((row) => row ?? []);
    const trashed = rows.filter(({ shelf }) => shelf === 'trash').map(clipOf);
    if (trashed.length === 0) return 0;
    const stamp = forGoodStamp(await takeStamp(db, now));
    await db.meta.put({ key: LAST_STAMP, value: stamp });
    await putClips(
      db,
      trashed.map((before) => ({ before, clip: gone(before, stamp) })),
    );
    await purge(
      db,
      trashed.map(({ id }) => id),
    );
    return trashed.length;
  });
}

const gone = (clip: Clip, deleted: string): Clip =>
  bareTombstone({
    ...clip,
    deletedAt: stampTime(deleted),
    clock: { ...clip.clock, deleted },
  });

/** Ids of the clips in the trash. */
export async function trashedIds(db: ClipDatabase): Promise<string[]> {
  return db.clips
    .where('[shelf+clippedAt]')
    .between(['trash', Dexie.minKey], ['trash', Dexie.maxKey])
    .primaryKeys();
}
