import type { Done } from '@/lib/clips/undo';
import { doneBetween, undoing } from '@/lib/clips/undo';
import type { ClipDatabase } from './database';
import type { EditOf } from './save';
import { changeClips } from './save';

/**
 * Clips of one transaction: what is stopped or cut off leaves whole ones behind. Whoever follows the
 * collection reads after each, so that few are slow.
 */
const CHUNK = 1000;

/** How work on many clips is followed. */
export interface Following {
  /** Stops it between two transactions. */
  readonly signal: AbortSignal;
  readonly onProgress: (done: number, total: number) => void;
  /** Milliseconds since 1970, as of each transaction. */
  readonly now: () => number;
}

/** What an edit of many did by clip, those left out that were so already. */
export type DoneToMany = ReadonlyMap<string, Done>;

/**
 * Applies an edit to any number of clips, some at a time. Where it is stopped, what it gives is what
 * was done by then.
 */
export async function editMany(
  db: ClipDatabase,
  ids: readonly string[],
  edit: EditOf,
  { signal, onProgress, now }: Following,
): Promise<DoneToMany> {
  const done = new Map<string, Done>();
  for (let at = 0; at < ids.length && !signal.aborted; at += CHUNK) {
    // oxlint-disable-next-line no-await-in-loop -- a transaction after another, each soon over
    const changed = await changeClips(db, ids.slice(at, at + CHUNK), edit, now());
    for (const { before, clip } of changed) {
      if (before !== clip) done.set(clip.id, doneBetween(before, clip));
    }
    onProgress(Math.min(at + CHUNK, ids.length), ids.length);
  }
  return done;
}

/** Takes back what an edit of many did. */
export async function undoMany(
  db: ClipDatabase,
  done: DoneToMany,
  following: Following,
): Promise<DoneToMany> {
  return editMany(
    db,
    [...done.keys()],
    (clip) => {
      const each = done.get(clip.id);
      return each ? undoing(clip, each) : {};
    },
    following,
  );
}
