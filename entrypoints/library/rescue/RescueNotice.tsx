import { useStrings } from '@/components/strings';
import { useWatched } from '@/components/use-watched';
import type { RescueQueue } from '@/lib/rescue/queue';
import { rescueProgress } from '@/lib/rescue/queue';
import type { ClipDatabase } from '@/lib/store/database';
import { dismiss, dismissedAt } from '@/lib/store/dismissed';
import { watch } from '@/lib/store/live';
import { useMissingTextCount } from '../list/use-missing-text-count';

interface Props {
  readonly db: ClipDatabase;
  readonly queue: RescueQueue;
}

/**
 * Notice of how many clips have no text yet, until it is dismissed and again once there are newer
 * ones; or of the progress of fetching them.
 */
export function RescueNotice({ db, queue }: Props) {
  const { text, count } = useStrings();
  const progress = useWatched(
    watch(() => rescueProgress(queue)),
    [queue],
  );
  const dismissed = useWatched(
    watch(() => dismissedAt(db, 'textless')),
    [db],
  );
  const state = progress?.state;
  const found = useMissingTextCount(db, queue, state, dismissed !== undefined);
  if (!progress || dismissed === undefined) return null;
  const active = state !== 'idle';
  const missing = found && found.newest > dismissed ? found.offered : 0;
  if (!active && missing === 0) return null;
  return (
    <div class="notice" data-testid="rescue-notice">
      <p role="status">
        {active
          ? `${text(state === 'running' ? 'rescueRunning' : 'rescuePaused')} ${count('rescueWaiting', progress.waiting)}`
          : count('rescueTextless', missing)}
      </p>
      <div class="notice-actions">
        <a class="button" href="#/texts" data-testid="open-rescue">
          {text(active ? 'rescueShow' : 'rescueStart')}
        </a>
        {!active && (
          <button
            type="button"
            data-testid="dismiss-rescue"
            onClick={() => void dismiss(db, 'textless', Date.now())}
          >
            {text('dismiss')}
          </button>
        )}
      </div>
    </div>
  );
}
