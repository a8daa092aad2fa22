import type { Clip } from '@/lib/clips/clip';
import type { ClipDatabase, OutboxRow } from '@/lib/store/database';
import { mergeIn } from '@/lib/store/merge';
import type { Pushed, Remote } from './remote';

const BATCH = 200;

/** What a round of replication did. */
export interface SyncReport {
  readonly received: number;
  readonly published: number;
  readonly refused: number;
  readonly unreadable: number;
}

/**
 * One round with a remote: takes in what others published, publishes again what vanished, then
 * drains the outbox. Stopped anywhere it can be run again: a row leaves the outbox only after the
 * remote took the very state that the row is for.
 * @throws what the remote throws; the outbox then stays as it was
 */
export async function syncOnce(db: ClipDatabase, remote: Remote): Promise<SyncReport> {
  const { clips, own, unreadable } = await remote.pull();
  let received = 0;
  for (let start = 0; start < clips.length; start += BATCH) {
    const taken = await mergeIn(db, clips.slice(start, start + BATCH), [], { publish: false });
    received += taken.filter((outcome) => outcome !== 'known').length;
  }
  await republishVanished(db, own);
  const pushed = await drainOutbox(db, remote);
  const refused = pushed.filter((each) => 'refused' in each).length;
  return { received, published: pushed.length - refused, refused, unreadable };
}

/** Puts back into the outbox what this replica had published and the remote no longer holds. */
async function republishVanished(db: ClipDatabase, own: ReadonlySet<string>): Promise<void> {
  await db.transaction('rw', db.published, db.outbox, async () => {
    const gone = (await db.published.toArray()).filter((row) => !own.has(row.clipId));
    await db.published.bulkDelete(gone.map((row) => row.clipId));
    const waiting = new Set(await db.outbox.toCollection().primaryKeys());
    await db.outbox.bulkPut(
      gone
        .filter((row) => !waiting.has(row.clipId))
        .map(({ clipId, stamp }) => ({ clipId, stamp })),
    );
  });
}

async function drainOutbox(db: ClipDatabase, remote: Remote): Promise<Pushed[]> {
  const rows = await db.outbox.toArray();
  if (rows.length === 0) return [];
  const states = await db.clips.bulkGet(rows.map((row) => row.clipId));
  const clips = states
    .filter((clip): clip is NonNullable<typeof clip> => clip !== undefined)
    .toSorted(firstToGo);
  const pushed = await remote.push(clips);
  await settle(db, rows, pushed);
  return pushed;
}

/** Deletes first, so that none is undone elsewhere for want of room; then the newest clips. */
function firstToGo(a: Clip, b: Clip): number {
  const [deadA, deadB] = [a.deletedAt !== null, b.deletedAt !== null];
  return deadA === deadB ? b.clippedAt - a.clippedAt : deadA ? -1 : 1;
}

/** Records what the remote took, unless the clip changed again meanwhile. */
async function settle(
  db: ClipDatabase,
  rows: readonly OutboxRow[],
  pushed: readonly Pushed[],
): Promise<void> {
  const stamps = new Map(rows.map((row) => [row.clipId, row.stamp]));
  await db.transaction('rw', db.outbox, db.published, async () => {
    for (const result of pushed) {
      const row = await db.outbox.get(result.clipId);
      const stamp = stamps.get(result.clipId);
      if (!row || stamp === undefined) continue;
      if ('refused' in result) {
        await db.outbox.put({ ...row, refused: result.refused });
        continue;
      }
      if (row.stamp === stamp) await db.outbox.delete(result.clipId);
      await db.published.put({ clipId: result.clipId, stamp, bytes: result.bytes });
    }
  });
}

/** Where a clip's newest state is. */
export type Placement =
  | { readonly at: 'remote'; readonly bytes: number }
  | { readonly at: 'waiting' }
  | { readonly at: 'device'; readonly refused: 'too large' | 'no room' }
  | { readonly at: 'received' };

/** Tells whether a clip's newest state is in the remote, waiting, or on this device only. */
export async function placementOf(db: ClipDatabase, clipId: string): Promise<Placement> {
  const [waiting, published] = await Promise.all([db.outbox.get(clipId), db.published.get(clipId)]);
  if (waiting?.refused) return { at: 'device', refused: waiting.refused };
  if (waiting) return { at: 'waiting' };
  return published ? { at: 'remote', bytes: published.bytes } : { at: 'received' };
}
