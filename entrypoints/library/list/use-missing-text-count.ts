import type { Watch } from '@/components/use-watched';
import { useWatched } from '@/components/use-watched';
import type { RescueCount, RescueQueue, RescueState } from '@/lib/rescue/queue';
import { countClipsToRescue } from '@/lib/rescue/queue';
import type { ClipDatabase } from '@/lib/store/database';
import { watchNothing } from './use-clip-ids';

/** Idle time, in milliseconds, that a browser has to spare only if nothing moves on the page. */
const AT_REST = 20;

/**
 * Number of clips without text that could have one, counted again when fetching begins or ends.
 * Reads a few clips at a time while the page is at rest, since it reads every clip without text.
 */
export function useMissingTextCount(
  db: ClipDatabase,
  queue: RescueQueue,
  state: RescueState | undefined,
  wanted: boolean,
): RescueCount | undefined {
  const count: Watch<RescueCount> = (onValue, onError) => {
    const stop = new AbortController();
    countClipsToRescue(db, queue, () => untilAtRest(stop.signal)).then(
      onValue,
      (error: unknown) => {
        if (!stop.signal.aborted) onError(error);
      },
    );
    return () => stop.abort();
  };
  return useWatched(wanted ? count : watchNothing, [db, queue, state, wanted]);
}

/** @throws if `stop` is aborted */
function untilAtRest(stop: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const look = (idle: IdleDeadline) => {
      if (stop.aborted) reject(new Error('No longer needed'));
      else if (idle.timeRemaining() >= AT_REST) resolve();
      else requestIdleCallback(look);
    };
    requestIdleCallback(look);
  });
}
