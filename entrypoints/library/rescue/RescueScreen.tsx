import '../import/import.css';
import { ScreenBar } from '@/components/controls/ScreenBar';
import { RescueFailures } from '@/components/rescue/RescueFailures';
import { useStrings } from '@/components/strings';
import type { MessageKey } from '@/lib/browser/i18n';
import type { RescueQueue } from '@/lib/rescue/queue';
import type { ClipDatabase } from '@/lib/store/database';
import { useRescue } from './use-rescue';

interface Props {
  readonly db: ClipDatabase;
  readonly queue: RescueQueue;
}

/** Screen for fetching the missing texts of clips, with progress and failures. */
export function RescueScreen({ db, queue }: Props) {
  const { text } = useStrings();
  const rescue = useRescue(db, queue);
  const { progress, failures, refused } = rescue;
  const active = (progress?.state ?? 'idle') !== 'idle';
  return (
    <div class="import-screen" data-testid="rescue-screen" data-state={progress?.state}>
      <ScreenBar />
      <main>
        <h1>{text('rescueTitle')}</h1>
        {active ? <Running rescue={rescue} /> : <Offer rescue={rescue} />}
        <Counts rescue={rescue} />
        {refused && (
          <p class="notice" role="alert" data-testid="rescue-refused">
            {text('rescueNotAllowed')}
          </p>
        )}
        {failures.length > 0 && (
          <>
            <h2>{text('rescueFailures')}</h2>
            {!active && (
              <p class="import-actions">
                <Action name="rescue-retry" label="rescueRetry" onClick={rescue.retry} />
              </p>
            )}
            <RescueFailures rows={failures} />
          </>
        )}
      </main>
    </div>
  );
}

interface Part {
  readonly rescue: ReturnType<typeof useRescue>;
}

/** Number of clips without text, and what fetching them involves. */
function Offer({ rescue: { progress, missing, start } }: Part) {
  const { text, count } = useStrings();
  if (missing === undefined) return null;
  if (missing === 0) {
    return (progress?.failed ?? 0) === 0 ? <p>{text('rescueNone')}</p> : null;
  }
  return (
    <>
      <p data-testid="rescue-count">{count('rescueTextless', missing)}</p>
      <p>{text('rescueHow')}</p>
      <p class="import-actions">
        <Action name="rescue-start" label="rescueStart" onClick={start} isMain />
      </p>
    </>
  );
}

/** Progress, with buttons to pause, resume and cancel. */
function Running({ rescue: { progress, pause, resume, cancel } }: Part) {
  const { text } = useStrings();
  const { state, waiting, done, failed } = { ...NONE, ...progress };
  return (
    <section aria-busy={state === 'running'}>
      <p>
        <label>
          {text(state === 'running' ? 'rescueRunning' : 'rescuePaused')}
          <progress value={done + failed} max={Math.max(1, done + failed + waiting)} />
        </label>
      </p>
      <p class="muted">{text('rescueStays')}</p>
      <p class="import-actions">
        {state === 'running' ? (
          <Action name="rescue-pause" label="rescuePause" onClick={pause} />
        ) : (
          <Action name="rescue-resume" label="rescueResume" onClick={resume} isMain />
        )}
        <Action name="rescue-cancel" label="rescueCancel" onClick={cancel} />
      </p>
    </section>
  );
}

const NONE = { state: 'idle', waiting: 0, done: 0, failed: 0 } as const;

function Counts({ rescue: { progress } }: Part) {
  const { count } = useStrings();
  const { waiting, done, failed } = { ...NONE, ...progress };
  return (
    <div role="status" data-testid="rescue-progress">
      <ul>
        {done > 0 && <li>{count('rescueDone', done)}</li>}
        {failed > 0 && <li>{count('rescueFailed', failed)}</li>}
        {waiting > 0 && <li>{count('rescueWaiting', waiting)}</li>}
      </ul>
    </div>
  );
}

interface ActionProps {
  readonly name: string;
  readonly label: MessageKey;
  readonly onClick: () => void;
  readonly isMain?: boolean;
}

function Action({ name, label, onClick, isMain = false }: ActionProps) {
  const { text } = useStrings();
  return (
    <button type="button" class={isMain ? 'primary' : ''} data-testid={name} onClick={onClick}>
      {text(label)}
    </button>
  );
}
