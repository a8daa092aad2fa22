import * as v from 'valibot';
import { clipSchema } from '@/lib/clips/schema';
import { time } from '@/lib/clips/bounds';
import type { Clip } from '@/lib/clips/clip';
import { isDeletedForGood } from '@/lib/clips/for-good';
import { mergeClips } from '@/lib/clips/merge';
import { takeStamp } from './clock';
import type { ClipDatabase } from './database';
import { clipOf } from './database';
import type { ClipChange } from './journal';
import { putClips } from './journal';
import { purge } from './purge';

/*
 * A clip that a remote or a file declares deleted for good disappears at once from this device's
 * lists, backups and remotes. But anyone with write access there could declare that for every clip,
 * so this device keeps its own copy for a while, for the user to restore.
 */
const PREFIX = 'stash.';
/** How long a copy is kept, in milliseconds. */
export const STASH_LIFE = 30 * 86_400_000;

const stashed = v.pipe(v.string(), v.parseJson(), v.object({ clip: clipSchema, at: time }));

const rowsOf = (db: ClipDatabase) =>
  db.meta.where('key').between(PREFIX, `${PREFIX}\uffff`, true, true);

/**
 * Keeps copies of clips that changes from outside delete for good. Call inside `db.change`.
 * @param now milliseconds since 1970
 */
export async function stashDeleted(
  db: ClipDatabase,
  changes: readonly ClipChange[],
  now: number,
): Promise<void> {
  const rows = changes.flatMap(({ before, clip }) =>
    before && isDeletedForGood(clip) && !isDeletedForGood(before)
      ? [{ key: PREFIX + clip.id, value: JSON.stringify({ clip: before, at: now }) }]
      : [],
  );
  await db.meta.bulkPut(rows);
}

/** Ids of the clips in the stash. */
export async function stashedIds(db: ClipDatabase): Promise<string[]> {
  return (await rowsOf(db).primaryKeys()).map((key) => key.slice(PREFIX.length));
}

/** Restores clips from the stash, here and on all replicas. @returns how many */
export async function restoreStashed(
  db: ClipDatabase,
  ids: readonly string[],
  now: number,
): Promise<number> {
  return db.change(async () => {
    const stamp = await takeStamp(db, now);
    const kept = await db.meta.bulkGet(ids.map((id) => PREFIX + id));
    const rows = await db.clips.bulkGet([...ids]);
    const changes = kept.flatMap((row, index): ClipChange[] => {
      const parsed = v.safeParse(stashed, row?.value);
      if (!parsed.success) return [];
      const { clip } = parsed.output;
      const back: Clip = { ...clip, deletedAt: null, clock: { ...clip.clock, deleted: stamp } };
      const here = rows[index] && clipOf(rows[index]);
      return [{ before: here, clip: here ? mergeClips(here, back) : back }];
    });
    await putClips(db, changes);
    await db.meta.bulkDelete(ids.map((id) => PREFIX + id));
    return changes.length;
  });
}

/** Removes clips from the stash, with their texts. */
export async function removeStashed(db: ClipDatabase, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await db.change(async () => {
    const rows = await db.clips.bulkGet([...ids]);
    await purge(
      db,
      rows.flatMap((row) => (row?.shelf === 'gone' ? [row.id] : [])),
    );
    await db.meta.bulkDelete(ids.map((id) => PREFIX + id));
  });
}

/** Removes clips whose time in the stash is over. @param now milliseconds since 1970 */
export async function removeExpiredStash(db: ClipDatabase, now: number): Promise<void> {
  const due = (await rowsOf(db).toArray()).filter(({ value }) => {
    const parsed = v.safeParse(stashed, value);
    return !parsed.success || now - parsed.output.at > STASH_LIFE;
  });
  await removeStashed(
    db,
    due.map(({ key }) => key.slice(PREFIX.length)),
  );
}
