import type { Clip, Contents } from '@/lib/clips/clip';
import { withoutFutureStamps } from '@/lib/clips/clock-drift';
import { mergeClips } from '@/lib/clips/merge';
import { newestStamp } from '@/lib/clips/newest-stamp';
import type { Stamp } from '@/lib/clips/stamp';
import { laterStamp, NO_STAMP } from '@/lib/clips/stamp';
import { observeStamp } from './clock';
import type { ClipDatabase } from './database';
import { clipOf } from './database';
import type { ClipChange } from './journal';
import { putAll } from './journal';
import { stashDeleted } from './stash';

/** Options for merging clips. */
interface MergeOptions {
  /** Milliseconds since 1970. */
  readonly now: number;
  /** Called with what was written, after the transaction. */
  readonly onChanges: (changes: readonly ClipChange[]) => void;
}

/** The effect of merging a clip from elsewhere. */
export type MergeOutcome = 'added' | 'changed' | 'known';

/** Whether two states of a clip are identical. */
export const sameState = (a: Clip, b: Clip) => sortedJson(a) === sortedJson(b);

/** JSON with sorted keys, so that equal values give equal text. */
function sortedJson(value: unknown): string {
  return JSON.stringify(value, (_key, each: unknown) =>
    each !== null && typeof each === 'object' && !Array.isArray(each)
      ? Object.fromEntries(Object.entries(each).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : each,
  );
}

/** Merges two states; if this device's own is damaged, returns the other. */
function mergeOrReplace(ours: Clip, theirs: Clip): Clip {
  try {
    return mergeClips(ours, theirs);
  } catch {
    return theirs;
  }
}

/**
 * Merges clips from another replica or a backup into the collection, with their contents. Changes
 * stamped too far ahead of this device's clock are not accepted as such.
 * @param now milliseconds since 1970
 */
export async function mergeIntoCollection(
  db: ClipDatabase,
  clips: readonly Clip[],
  contents: readonly Contents[],
  now = Date.now(),
): Promise<MergeOutcome[]> {
  return mergeAndReport(db, clips, contents, { now, onChanges: () => undefined });
}

/** Merges like `mergeIn`, and reports what it wrote. */
export async function mergeAndReport(
  db: ClipDatabase,
  clips: readonly Clip[],
  contents: readonly Contents[],
  { now, onChanges }: MergeOptions,
): Promise<MergeOutcome[]> {
  return db.change(async () => {
    const rows = await db.clips.bulkGet(clips.map((clip) => clip.id));
    const states = new Map<string, Clip>();
    for (const row of rows) if (row) states.set(row.id, clipOf(row));
    const here = new Map(states);
    const taken: MergeOutcome[] = [];
    const changed = new Map<string, Clip>();
    let newest: Stamp = NO_STAMP;
    for (const incoming of clips) {
      const { clip: theirs } = withoutFutureStamps(incoming, now);
      const ours = states.get(theirs.id);
      const merged = ours ? mergeOrReplace(ours, theirs) : theirs;
      const outcome = !ours ? 'added' : sameState(ours, merged) ? 'known' : 'changed';
      taken.push(outcome);
      states.set(merged.id, merged);
      if (outcome !== 'known') changed.set(merged.id, merged);
      newest = laterStamp(newest, newestStamp(theirs)) ?? newest;
    }
    await observeStamp(db, newest, now);
    const changes = [...changed.values()].map((clip) => ({ before: here.get(clip.id), clip }));
    await stashDeleted(db, changes, now);
    await putAll(db, changes, contents);
    onChanges(changes);
    return taken;
  });
}
