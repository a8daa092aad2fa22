import type { Watch } from '@/components/use-watched';
import { useWatched } from '@/components/use-watched';
import type { RescueQueue, RescueState } from '@/lib/rescue/queue';
import { clipsToRescue } from '@/lib/rescue/queue';
import type { ClipDatabase } from '@/lib/store/database';
import { watchNothing } from './use-clip-ids';

/**
 * Number of clips without text that could have one, counted again when fetching begins or ends.
 * Runs when the browser is idle, since it reads every clip that has no text.
 */
export function useMissingTextCount(
  db: ClipDatabase,
  queue: RescueQueue,
  state: RescueState | undefined,
  wanted: boolean,
): number | undefined {
  const count: Watch<number> = (onValue, onError) => {
    const idle = requestIdleCallback(() => {
      void clipsToRescue(db, queue).then((clips) => onValue(clips.length), onError);
    });
    return () => cancelIdleCallback(idle);
  };
  return useWatched(wanted ? count : watchNothing, [db, queue, state, wanted]);
}
