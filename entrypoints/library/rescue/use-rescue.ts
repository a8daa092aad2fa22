import { useState } from 'preact/hooks';
import { useWatched } from '@/components/use-watched';
import { requestAllSitesPermission } from '@/lib/browser/host-permission';
import type { RescueQueue } from '@/lib/rescue/queue';
import {
  cancelRescue,
  rescueFailures,
  rescueProgress,
  retryRescue,
  setRescueState,
  startRescue,
} from '@/lib/rescue/queue';
import type { ClipDatabase } from '@/lib/store/database';
import { watch } from '@/lib/store/live';
import { useMissingTextCount } from '../list/use-missing-text-count';

/** Number of failures that a page can list without becoming slow. */
const LISTED = 200;

/** The queue of texts to fetch, and the actions on it. */
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
  const missing = useMissingTextCount(db, queue, progress?.state, true);

  /** Asks before anything else: the browser allows that only within the click itself. */
  const allowed = (act: () => Promise<void>) => {
    setRefused(false);
    void requestAllSitesPermission().then((granted) => (granted ? act() : setRefused(true)));
  };

  return {
    progress,
    failures: failures ?? [],
    missing: missing?.all,
    refused,
    start: () => allowed(() => startRescue(db, queue)),
    resume: () => allowed(() => setRescueState(queue, 'running')),
    retry: () => allowed(() => retryRescue(queue)),
    pause: () => void setRescueState(queue, 'paused'),
    cancel: () => void cancelRescue(queue),
  };
}
