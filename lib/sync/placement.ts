import { newestStamp } from '@/lib/clips/newest-stamp';
import type { ClipDatabase } from '@/lib/store/database';
import { clipRow } from '@/lib/store/rows';
import { countPlacements, placementRow } from '@/lib/store/area-rows';
import type { Level } from './levels';
import { LEVELS } from './levels';

/** The level at which a clip's newest state is in browser sync; `null` if it is not. */
export async function placementOf(db: ClipDatabase, clipId: string): Promise<Level | null> {
  const [row, clip] = await Promise.all([placementRow(db, clipId), clipRow(db, clipId)]);
  return row && clip && row.stamp === newestStamp(clip) ? row.level : null;
}

/** How many clips are in browser sync at each level. */
export async function placementCounts(db: ClipDatabase): Promise<Record<Level, number>> {
  const [address, title, details, text] = await Promise.all(
    LEVELS.map((level) => countPlacements(db, level)),
  );
  return { address: address ?? 0, title: title ?? 0, details: details ?? 0, text: text ?? 0 };
}
