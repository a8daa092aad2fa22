import type { ClipDatabase } from '@/lib/store/database';
import { changeMeta, readMeta, writeMeta } from '@/lib/store/meta';
import { SyncFailure } from '../remote';

const KEY = 'areaWrites';
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/*
 * Chromium allows an extension 120 writes per minute and 1,800 per hour in total; some are left for
 * other writers.
 */
const A_MINUTE = 60;
const AN_HOUR = 1200;

/**
 * Takes writes from the budget. It is stored, so that a restarted background does not begin with a
 * full one.
 * @throws SyncFailure `rate-limited` if the budget is used up
 */
export async function spendWrites(db: ClipDatabase, count: number, now: number): Promise<void> {
  await changeMeta(db, async () => {
    const kept = await readMeta(db, KEY);
    const times = (kept ?? '').split(' ').filter(Boolean).map(Number);
    // A clock that was set back must not lock the area for hours.
    const recent = times.filter((time) => time > now - HOUR && time <= now);
    const lastMinute = recent.filter((time) => time > now - MINUTE);
    if (lastMinute.length + count > A_MINUTE || recent.length + count > AN_HOUR) {
      throw new SyncFailure('rate-limited', 'The browser accepts no more writes for now.', MINUTE);
    }
    const spent = [...recent, ...Array.from({ length: count }, () => now)];
    await writeMeta(db, KEY, spent.join(' '));
  });
}
