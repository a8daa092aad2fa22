import type { Clip, Contents } from '@/lib/clips/clip';
import { mergeClips, newestStamp } from '@/lib/clips/merge';
import { observeStamp } from './clock';
import type { ClipDatabase } from './database';
import { clipOf, clipRow } from './database';
import { takeSeq } from './journal';

/** What taking in a clip from elsewhere did. */
export type Taken = 'added' | 'changed' | 'known';

/** Whether two states are one. Compares by their clocks: every difference between two states shows there. */
export const sameState = (a: Clip, b: Clip) =>
  a.clippedAt === b.clippedAt && canonical(a.clock) === canonical(b.clock);

/** JSON with sorted keys, so that equal values give equal text. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, each: unknown) =>
    each !== null && typeof each === 'object' && !Array.isArray(each)
      ? Object.fromEntries(Object.entries(each).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : each,
  );
}

/**
 * Merges clips from another replica or a backup into the collection, with any contents they bring.
 * @param publish whether a merged state must go to the remotes again: true for a backup, false for
 *   what a remote holds already (a state that joins both sides is published in either case)
 */
export async function mergeIn(
  db: ClipDatabase,
  clips: readonly Clip[],
  contents: readonly Contents[],
  { publish }: { publish: boolean },
): Promise<Taken[]> {
  return db.transaction('rw', db.clips, db.contents, db.outbox, db.meta, async () => {
    const known = await db.clips.bulkGet(clips.map((clip) => clip.id));
    const taken: Taken[] = [];
    for (const [index, theirs] of clips.entries()) {
      const row = known[index];
      const ours = row && clipOf(row);
      const merged = ours ? mergeClips(ours, theirs) : theirs;
      const outcome = !ours ? 'added' : sameState(ours, merged) ? 'known' : 'changed';
      taken.push(outcome);
      if (outcome !== 'known') await db.clips.put(clipRow(merged, await takeSeq(db)));
      if (outcome !== 'known' && (publish || !sameState(theirs, merged))) {
        await db.outbox.put({ clipId: merged.id, stamp: newestStamp(merged) });
      }
      await observeStamp(db, newestStamp(merged));
    }
    const keys = contents.map((each): [string, string] => [each.clipId, each.revision]);
    const there = await db.contents.bulkGet(keys);
    for (const [index, each] of contents.entries()) {
      if (!there[index]) await db.contents.put({ ...each, seq: await takeSeq(db) });
    }
    return taken;
  });
}
