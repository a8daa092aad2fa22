import { moveStampsBack, moveClipBack, isTooFarAhead } from '@/lib/clips/clock-drift';
import { stampsOf } from '@/lib/clips/restamp';
import { LAST_STAMP, replicaOf } from './clock';
import type { ClipDatabase } from './database';
import { clipOf } from './database';
import { putClips } from './journal';

const DAY = 86_400_000;

/**
 * Repairs a collection that followed a clock too far ahead, its own or another's: stamps more than
 * a day ahead are moved to now, in their order. Nothing else changes.
 * @param now milliseconds since 1970
 * @returns how many clips had such stamps
 */
export async function repairClock(db: ClipDatabase, now: number): Promise<number> {
  const last = await db.meta.get(LAST_STAMP);
  if (!last || !isTooFarAhead(last.value, now)) return 0;
  return db.change(async () => {
    const replica = await replicaOf(db);
    const rows = await db.clips
      .where('touchedAt')
      .above(now + DAY - 1)
      .toArray();
    const ahead = rows.flatMap((row) => stampsOf(row)).filter((stamp) => isTooFarAhead(stamp, now));
    const { by, newest } = moveStampsBack(ahead, now, replica);
    await putClips(
      db,
      rows.map(clipOf).map((before) => ({ before, clip: moveClipBack(before, by, now) })),
    );
    await db.meta.put({ key: LAST_STAMP, value: newest });
    return rows.length;
  });
}
