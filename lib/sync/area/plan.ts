import type { Level } from '../levels';
import { holds, lowerLevel, LEVELS } from '../levels';

/** A clip that could be published, and its cost. */
export interface Candidate {
  readonly id: string;
  /** The highest level that is available. */
  readonly most: Level;
  /** The currently published level; `null` for none. */
  readonly now: Level | null;
  /** The estimated bytes for each level. */
  readonly bytes: Readonly<Record<Level, number>>;
}

/** How many clips must be in the area in some form before any gets more than its title. */
const COVERED = 1200;
/** Plans that change less than this are not worth the writes. */
const SLACK = 0.92;

/**
 * Plans the level of each clip for a number of bytes. The newest 1,200 first get URL and tags, then
 * title and note. The rest goes to the newest clips, half of it for details and half for whole
 * texts; anything left of that goes to the other half and to older clips.
 * @param candidates most recently changed first
 */
export function levelsFor(candidates: readonly Candidate[], bytes: number): Map<string, Level> {
  const levels = new Map<string, Level>();
  let left = bytes;
  /** Raises a clip to a level; returns whether there was room. */
  const raise = (candidate: Candidate, wanted: Level): boolean => {
    const level = lowerLevel(wanted, candidate.most);
    const before = levels.get(candidate.id);
    if (before && holds(before, level)) return true;
    const cost = candidate.bytes[level] - (before ? candidate.bytes[before] : 0);
    if (cost > left) return false;
    left -= cost;
    levels.set(candidate.id, level);
    return true;
  };
  /** Skips clips that do not fit, and offers the room to the next. */
  const raiseAll = (some: readonly Candidate[], wanted: Level, keep = 0): void => {
    for (const candidate of some) {
      raise(candidate, wanted);
      if (left < keep) break;
    }
  };
  const newest = candidates.slice(0, COVERED);
  raiseAll(newest, 'address');
  raiseAll(newest, 'title');
  const half = left / 2;
  raiseAll(newest, 'details', half);
  raiseAll(newest, 'text');
  raiseAll(newest, 'details');
  const older = candidates.slice(COVERED);
  for (const level of LEVELS) raiseAll(older, level);
  return levels;
}

/**
 * The levels to publish at now. A clip's level is only changed if the plan for a little less room
 * would raise it or the plan for all the room would lower it, so that one more clip only moves a
 * few.
 */
export function planLevels(candidates: readonly Candidate[], bytes: number): Map<string, Level> {
  const most = levelsFor(candidates, bytes);
  const least = levelsFor(candidates, bytes * SLACK);
  const levels = new Map<string, Level>();
  for (const { id, now } of candidates) {
    const upper = most.get(id);
    if (upper === undefined) continue;
    const lower = least.get(id);
    if (now === null || !holds(upper, now)) levels.set(id, upper);
    else if (lower !== undefined && !holds(now, lower)) levels.set(id, lower);
    else levels.set(id, now);
  }
  return levels;
}
