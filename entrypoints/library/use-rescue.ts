import { useState } from 'preact/hooks';
import { useWatched } from '@/components/use-watched';
import { requestEverywhere } from '@/lib/browser/host-permission';
import type { RescueQueue } from '@/lib/rescue/queue';
import {
  cancelRescue,
  clipsToRescue,
  rescueFailures,
  rescueProgress,
  retryRescue,
  setRescueState,
  startRescue,
} from '@/lib/rescue/queue';
import type { ClipDatabase } from '@/lib/store/database';
import { watch } from '@/lib/store/live';

/** Failures that a page lists without growing heavy. */
const LISTED = 200;

/** The texts that are to be fetched, and what the person can do about them. */
export function useRescue(db: ClipDatabase, queue: RescueQueue) {
  const [refused, setRefused] = useState(false);
  const progress = useWatched(
    watch(() => rescueProgress(queue)),
    [queue],
  );
  const failures = useWatched(
    watch(() => rescueFailures(queue, LISTED)),
    [queue],
  );
  const state = progress?.state;
  // Counted again when the fetching begins or ends: it reads every clip that has no text.
  const textless = useWatched(
    (onValue: (count: number) => void, onError) => {
      void clipsToRescue(db, queue).then((clips) => onValue(clips.length), onError);
      return () => undefined;
    },
    [db, queue, state],
  );

  /** Asks first of all: the browser does so only in the click itself. */
  const allowed = (act: () => Promise<void>) => {
    setRefused(false);
    void requestEverywhere().then((granted) => (granted ? act() : setRefused(true)));
  };

  return {
    progress,
    failures: failures ?? [],
    textless,
    refused,
    start: () => allowed(() => startRescue(db, queue)),
    resume: () => allowed(() => setRescueState(queue, 'running')),
    retry: () => allowed(() => retryRescue(queue)),
    pause: () => void setRescueState(queue, 'paused'),
    cancel: () => void cancelRescue(queue),
  };
}
