import type { Level } from '../levels';
import { holds, lesser, LEVELS } from '../levels';

/** A clip that could be published, and what that would take. */
export interface Candidate {
  readonly id: string;
  /** The most that there is to publish of it. */
  readonly most: Level;
  /** Level that is published now; `null` for none. */
  readonly now: Level | null;
  /** Bytes that each level takes, as far as can be told before coding. */
  readonly bytes: Readonly<Record<Level, number>>;
}

/** Clips that must be in the area in some form before any gets more than its title. */
const COVERED = 1200;
/** A plan that would change little is not worth the writing. */
const SLACK = 0.92;

/**
 * At which level to publish each clip, for a number of bytes. The newest 1,200 first get address
 * and tags, then title and note. What is then left goes to the newest, half of it to details and
 * half to whole texts, and what those leave to one another and to older clips.
 * @param candidates most recently touched first
 */
export function levelsFor(candidates: readonly Candidate[], bytes: number): Map<string, Level> {
  const levels = new Map<string, Level>();
  let left = bytes;
  /** Raises a clip to a level; says whether there was room. */
  const raise = (candidate: Candidate, wanted: Level): boolean => {
    const level = lesser(wanted, candidate.most);
    const before = levels.get(candidate.id);
    if (before && holds(before, level)) return true;
    const cost = candidate.bytes[level] - (before ? candidate.bytes[before] : 0);
    if (cost > left) return false;
    left -= cost;
    levels.set(candidate.id, level);
    return true;
  };
  /** A record that does not fit is skipped, and the room goes to the next. */
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
 * The levels to publish at now. A clip's level is left as it is while the plan for a little less
 * room would not raise it and the plan for all of it would not lower it, so that one more clip
 * moves only a few.
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
