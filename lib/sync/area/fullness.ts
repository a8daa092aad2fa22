import type { ClipDatabase } from '@/lib/store/database';
import { placeCounts } from '@/lib/store/queries';
import { statusOf } from '../engine';
import { placementCounts } from '../placement';
import { areaReport } from './report';

/** The share of the room from which the user is warned. */
const NEARLY = 0.9;

/** How full the collection's room in browser sync is. */
export interface Fullness {
  readonly state: 'roomy' | 'nearly full' | 'full';
  /** An estimate of how many clips fit in some form. */
  readonly room: number;
  /** Number of clips on this device only. */
  readonly onlyHere: number;
}

/** How full browser sync is; `null` before it first ran, and while it fails. */
export async function fullness(db: ClipDatabase): Promise<Fullness | null> {
  const [report, status, levels, places] = await Promise.all([
    areaReport(db),
    statusOf(db, 'browser'),
    placementCounts(db),
    placeCounts(db),
  ]);
  if (!report || status.failure) return null;
  const clips = places.inbox + places.archive;
  const placed = levels.address + levels.title + levels.details + levels.text;
  // A clip that was just saved waits for the next round, but not for lack of room.
  const onlyHere = Math.min(clips - placed, status.round?.waiting ?? 0);
  const { room } = report;
  if (onlyHere > 0) return { state: 'full', room, onlyHere };
  return { state: clips > room * NEARLY ? 'nearly full' : 'roomy', room, onlyHere: 0 };
}
