import { useStrings } from '@/components/strings';
import { useWatched } from '@/components/use-watched';
import type { RescueQueue } from '@/lib/rescue/queue';
import { rescueProgress } from '@/lib/rescue/queue';
import type { ClipDatabase } from '@/lib/store/database';
import { dismiss, isDismissed } from '@/lib/store/dismissed';
import { watch } from '@/lib/store/live';
import { useMissingTextCount } from '../list/use-missing-text-count';

interface Props {
  readonly db: ClipDatabase;
  readonly queue: RescueQueue;
}

/** Notice of how many clips have no text yet, or of the progress of fetching them. */
export function RescueNotice({ db, queue }: Props) {
  const { text, count } = useStrings();
  const progress = useWatched(
    watch(() => rescueProgress(queue)),
    [queue],
  );
  const dismissed = useWatched(
    watch(() => isDismissed(db, 'textless')),
    [db],
  );
  const state = progress?.state;
  const missing = useMissingTextCount(db, queue, state, dismissed === false);
  if (!progress || dismissed !== false) return null;
  const active = state !== 'idle';
  if (!active && (missing ?? 0) === 0) return null;
  return (
    <div class="notice" data-testid="rescue-notice">
      <p role="status">
        {active
          ? `${text(state === 'running' ? 'rescueRunning' : 'rescuePaused')} ${count('rescueWaiting', progress.waiting)}`
          : count('rescueTextless', missing ?? 0)}
      </p>
      <div class="notice-actions">
        <a class="button" href="#/texts" data-testid="open-rescue">
          {text(active ? 'rescueShow' : 'rescueStart')}
        </a>
        {!active && (
          <button
            type="button"
            data-testid="dismiss-rescue"
            onClick={() => void dismiss(db, 'textless')}
          >
            {text('dismiss')}
          </button>
        )}
      </div>
    </div>
  );
}
