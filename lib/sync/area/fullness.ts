import type { ClipDatabase } from '@/lib/store/database';
import { placeCounts } from '@/lib/store/queries';
import { statusOf } from '../engine';
import { placementCounts } from '../placement';
import { areaReport } from './report';

/** Part of the room from which on the person is told what comes when it is used up. */
const NEARLY = 0.9;

/** How the collection and its room in browser sync go together. */
export interface Fullness {
  readonly state: 'roomy' | 'nearly full' | 'full';
  /** Clips that there is room for in some form, as far as can be told. */
  readonly room: number;
  /** Clips that are on this device only. */
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
  // A clip just saved waits for the next round: that is not for want of room.
  const onlyHere = Math.min(clips - placed, status.round?.waiting ?? 0);
  const { room } = report;
  if (onlyHere > 0) return { state: 'full', room, onlyHere };
  return { state: clips > room * NEARLY ? 'nearly full' : 'roomy', room, onlyHere: 0 };
}
