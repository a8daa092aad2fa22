import { useEffect, useRef, useState } from 'preact/hooks';
import type { ToastMessage } from '@/components/controls/Toast';
import { useStrings } from '@/components/strings';
import type { OperationState } from '@/components/controls/OperationProgress';
import { sendMessage } from '@/lib/browser/messages';
import type { ClipDatabase } from '@/lib/store/database';
import type { BulkEffect, ProgressOptions } from '@/lib/store/edit-many';
import { editMany, undoMany } from '@/lib/store/edit-many';
import type { EditOf } from '@/lib/store/save';

/** Runs operations on many clips, one operation at a time, with ways to stop and undo them. */
export function useBulkActions(db: ClipDatabase, say: (message: ToastMessage | null) => void) {
  const { text, count } = useStrings();
  const [work, setWork] = useState<OperationState | null>(null);
  const running = useRef<AbortController | null>(null);
  const last = useRef<Promise<unknown>>(Promise.resolve());
  useEffect(() => () => running.current?.abort(), []);

  /** Queues an operation: it waits for the one under way. */
  const during = (total: number, act: (following: ProgressOptions) => Promise<BulkEffect>) => {
    const next = last.current.then(() => follow(total, act));
    last.current = next.catch(() => undefined);
    return next;
  };

  const follow = async (
    total: number,
    act: (following: ProgressOptions) => Promise<BulkEffect>,
  ) => {
    const controller = new AbortController();
    running.current = controller;
    say(null);
    setWork({ done: 0, total });
    try {
      return await act({
        signal: controller.signal,
        onProgress: (done, all) => setWork({ done, total: all }),
        now: Date.now,
      });
    } finally {
      setWork(null);
      // Changes made before a stop go to the remotes too.
      void sendMessage('sync').catch(() => undefined);
    }
  };

  const failed = (error: unknown) => say({ text: text('manyFailed', String(error)) });

  const undo = (done: BulkEffect) => {
    during(done.size, (following) => undoMany(db, done, following)).catch(failed);
  };

  /** Edits clips, and shows the message given. */
  const edit = async (
    ids: readonly string[],
    change: EditOf,
    said: (changed: number) => string,
  ) => {
    try {
      const done = await during(ids.length, (following) => editMany(db, ids, change, following));
      const stopped = running.current?.signal.aborted === true;
      const words = stopped ? count('manyStopped', done.size) : said(done.size);
      say({ text: words, ...(done.size > 0 && { undo: () => undo(done) }) });
    } catch (error) {
      failed(error);
    }
  };

  return { work, edit, stop: () => running.current?.abort() };
}
