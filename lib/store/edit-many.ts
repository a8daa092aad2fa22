import type { EditEffect } from '@/lib/clips/undo';
import { effectBetween, undoEdit } from '@/lib/clips/undo';
import type { ClipDatabase } from './database';
import type { EditOf } from './save';
import { changeClips } from './save';

/**
 * Clips per transaction: an interrupted run leaves complete ones behind. Live queries run after
 * each, so fewer transactions are faster.
 */
const CHUNK = 1000;

/** How to follow and stop work on many clips. */
export interface ProgressOptions {
  /** Aborts it between two transactions. */
  readonly signal: AbortSignal;
  readonly onProgress: (done: number, total: number) => void;
  /** Returns milliseconds since 1970, for each transaction. */
  readonly now: () => number;
}

/** The effect of an edit on many clips, by clip; unaffected clips are omitted. */
export type BulkEffect = ReadonlyMap<string, EditEffect>;

/**
 * Applies an edit to any number of clips, in chunks. If stopped, returns the effects up to then.
 */
export async function editMany(
  db: ClipDatabase,
  ids: readonly string[],
  edit: EditOf,
  { signal, onProgress, now }: ProgressOptions,
): Promise<BulkEffect> {
  const done = new Map<string, EditEffect>();
  for (let at = 0; at < ids.length && !signal.aborted; at += CHUNK) {
    // oxlint-disable-next-line no-await-in-loop -- a transaction after another, each soon over
    const changed = await changeClips(db, ids.slice(at, at + CHUNK), edit, now());
    for (const { before, clip } of changed) {
      if (before !== clip) done.set(clip.id, effectBetween(before, clip));
    }
    onProgress(Math.min(at + CHUNK, ids.length), ids.length);
  }
  return done;
}

/** Undoes an edit of many clips. */
export async function undoMany(
  db: ClipDatabase,
  done: BulkEffect,
  following: ProgressOptions,
): Promise<BulkEffect> {
  return editMany(
    db,
    [...done.keys()],
    (clip) => {
      const each = done.get(clip.id);
      return each ? undoEdit(clip, each) : {};
    },
    following,
  );
}
