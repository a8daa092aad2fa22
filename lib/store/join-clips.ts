import { editClip } from '@/lib/clips/edit';
import { planJoin } from '@/lib/clips/join';
import type { EditEffect } from '@/lib/clips/undo';
import { effectBetween, undoEdit } from '@/lib/clips/undo';
import { takeStamp } from './clock';
import type { ClipDatabase } from './database';
import { clipOf } from './database';
import { shareImages } from './images';
import { putAll, putClips } from './journal';
import { revisionsOf } from './queries';

/** The effect of a merge, for undoing it. */
export interface JoinResult {
  readonly done: ReadonlyMap<string, EditEffect>;
  readonly keeperId: string;
  readonly clippedAt: number;
  /** Texts that the keeper did not have before. */
  readonly texts: readonly [string, string][];
}

/**
 * Merges clips of the same article into one, in one transaction: the keeper gets what the others
 * have, their texts become its revisions, and they go to the trash.
 * @param now milliseconds since 1970
 * @returns `null` if the keeper does not exist, or there is nothing to merge into it
 */
export async function joinClips(
  db: ClipDatabase,
  keeperId: string,
  otherIds: readonly string[],
  now: number,
): Promise<JoinResult | null> {
  // Images without their text do no harm; a text without its images would.
  await shareImages(db, keeperId, otherIds);
  return db.change(async () => {
    const [row, ...rest] = await db.clips.bulkGet([keeperId, ...otherIds]);
    const others = rest.flatMap((each) => (each && each.deletedAt === null ? clipOf(each) : []));
    if (!row || others.length === 0) return null;
    const keeper = clipOf(row);
    const stamp = await takeStamp(db, now);
    const { edit, clippedAt } = planJoin(keeper, others);
    const changes = [
      { before: keeper, clip: { ...editClip(keeper, edit, stamp), clippedAt } },
      ...others.map((before) => ({ before, clip: editClip(before, { deleted: true }, stamp) })),
    ];
    const theirs = await Promise.all(others.map(({ id }) => revisionsOf(db, id)));
    const copies = theirs.flat().map((each) => ({ ...each, clipId: keeperId }));
    const keys = copies.map(({ revision }): [string, string] => [keeperId, revision]);
    const there = await db.contents.bulkGet(keys);
    await putAll(db, changes, copies);
    return {
      done: new Map(changes.map(({ before, clip }) => [clip.id, effectBetween(before, clip)])),
      keeperId,
      clippedAt: keeper.clippedAt,
      texts: keys.filter((_key, index) => !there[index]),
    };
  });
}

/** Undoes a merge: the others are restored, and the keeper returns to its previous state. */
export async function undoJoin(db: ClipDatabase, joined: JoinResult, now: number): Promise<void> {
  await db.change(async () => {
    const stamp = await takeStamp(db, now);
    const rows = await db.clips.bulkGet([...joined.done.keys()]);
    const changes = rows.flatMap((row) => {
      const done = row && joined.done.get(row.id);
      if (!done) return [];
      const before = clipOf(row);
      const clip = editClip(before, undoEdit(before, done), stamp);
      const dated = row.id === joined.keeperId ? { ...clip, clippedAt: joined.clippedAt } : clip;
      return [{ before, clip: dated }];
    });
    await putClips(db, changes);
    await db.contents.bulkDelete([...joined.texts]);
  });
}
