import type { ClipDatabase } from '@/lib/store/database';
import { changeMeta, readMeta, writeMeta } from '@/lib/store/meta';
import { SyncFailure } from '../remote';

const KEY = 'areaWrites';
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/*
 * Chromium takes 120 writes a minute and 1,800 an hour from an extension, whatever started them;
 * some are left for whatever else writes.
 */
const A_MINUTE = 60;
const AN_HOUR = 1200;

/**
 * Takes writes out of the browser's budget. It is remembered in the store, so that a background
 * started anew does not begin with a full one.
 * @throws SyncFailure `rate-limited` where the budget is used up
 */
export async function spendWrites(db: ClipDatabase, count: number, now: number): Promise<void> {
  await changeMeta(db, async () => {
    const kept = await readMeta(db, KEY);
    const times = (kept ?? '').split(' ').filter(Boolean).map(Number);
    // A clock that was set back must not lock the area for hours.
    const recent = times.filter((time) => time > now - HOUR && time <= now);
    const lastMinute = recent.filter((time) => time > now - MINUTE);
    if (lastMinute.length + count > A_MINUTE || recent.length + count > AN_HOUR) {
      throw new SyncFailure('rate-limited', 'The browser takes no more writes just now.', MINUTE);
    }
    const spent = [...recent, ...Array.from({ length: count }, () => now)];
    await writeMeta(db, KEY, spent.join(' '));
  });
}
