import { isTooFarAhead } from '@/lib/clips/clock-drift';
import type { Stamp } from '@/lib/clips/stamp';
import { laterStamp, nextStamp } from '@/lib/clips/stamp';
import type { ClipDatabase } from './database';

const REPLICA = 'replica';
/** The key of the newest stamp that this device made or has seen. */
export const LAST_STAMP = 'lastStamp';
const REPLICA_LENGTH = 8;

function newReplica(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(REPLICA_LENGTH));
  return Array.from(bytes, (byte) => (byte % 36).toString(36)).join('');
}

/** This device's replica name, created on first use. */
export async function replicaOf(db: ClipDatabase): Promise<string> {
  return db.transaction('rw', db.meta, async () => {
    const known = await db.meta.get(REPLICA);
    if (known) return known.value;
    const value = newReplica();
    await db.meta.put({ key: REPLICA, value });
    return value;
  });
}

/** Gives this device a new replica name. Call inside a transaction that covers `meta`. */
export async function assignNewReplica(db: ClipDatabase): Promise<string> {
  const value = newReplica();
  await db.meta.put({ key: REPLICA, value });
  return value;
}

/** Takes the next stamp. Call inside a transaction that covers `meta`. */
export async function takeStamp(db: ClipDatabase, now: number): Promise<Stamp> {
  const [known, last] = await db.meta.bulkGet([REPLICA, LAST_STAMP]);
  const stamp = nextStamp(last?.value ?? null, now, known?.value ?? (await replicaOf(db)));
  await db.meta.put({ key: LAST_STAMP, value: stamp });
  return stamp;
}

/**
 * Records a stamp from elsewhere, so that this replica's next one is later. One that is too far
 * ahead is ignored. Call inside a transaction that covers `meta`.
 */
export async function observeStamp(db: ClipDatabase, stamp: Stamp, now: number): Promise<void> {
  if (isTooFarAhead(stamp, now)) return;
  const last = await db.meta.get(LAST_STAMP);
  const value = laterStamp(last?.value ?? null, stamp) ?? stamp;
  if (value !== last?.value) await db.meta.put({ key: LAST_STAMP, value });
}
