import './import.css';
import { Brand } from '@/components/Brand';
import { Icon } from '@/components/Icon';
import { RescueFailures } from '@/components/RescueFailures';
import { useStrings } from '@/components/strings';
import type { RescueQueue } from '@/lib/rescue/queue';
import type { ClipDatabase } from '@/lib/store/database';
import { useRescue } from './use-rescue';

interface Props {
  readonly db: ClipDatabase;
  readonly queue: RescueQueue;
}

/** Fetches the texts of clips that came without, on the person's word, and says how that goes. */
export function RescueScreen({ db, queue }: Props) {
  const { text, count } = useStrings();
  const { progress, failures, textless, refused, ...on } = useRescue(db, queue);
  const state = progress?.state ?? 'idle';
  const { waiting = 0, done = 0, failed = 0 } = progress ?? {};
  const active = state !== 'idle';
  const button = (name: string, key: Parameters<typeof text>[0], act: () => void, main = false) => (
    <button type="button" class={main ? 'primary' : ''} data-testid={name} onClick={act}>
      {text(key)}
    </button>
  );
  return (
    <div class="import-screen" data-testid="rescue-screen" data-state={progress && state}>
      <header class="library-bar">
        <Brand />
        <a class="import-back" href="#/">
          <Icon name="back" /> {text('importBack')}
        </a>
      </header>
      <main>
        <h1>{text('rescueTitle')}</h1>
        {!active && textless !== undefined && (
          <>
            {textless === 0 && failed === 0 && <p>{text('rescueNone')}</p>}
            {textless > 0 && (
              <>
                <p data-testid="rescue-count">{count('rescueTextless', textless)}</p>
                <p>{text('rescueHow')}</p>
                <p class="import-actions">
                  {button('rescue-start', 'rescueStart', on.start, true)}
                </p>
              </>
            )}
          </>
        )}
        {active && (
          <section aria-busy={state === 'running'}>
            <p>
              <label>
                {text(state === 'running' ? 'rescueRunning' : 'rescuePaused')}
                <progress value={done + failed} max={Math.max(1, done + failed + waiting)} />
              </label>
            </p>
            <p class="muted">{text('rescueStays')}</p>
            <p class="import-actions">
              {state === 'running'
                ? button('rescue-pause', 'rescuePause', on.pause)
                : button('rescue-resume', 'rescueResume', on.resume, true)}
              {button('rescue-cancel', 'rescueCancel', on.cancel)}
            </p>
          </section>
        )}
        <div role="status" data-testid="rescue-progress">
          <ul>
            {done > 0 && <li>{count('rescueDone', done)}</li>}
            {failed > 0 && <li>{count('rescueFailed', failed)}</li>}
            {waiting > 0 && <li>{count('rescueWaiting', waiting)}</li>}
          </ul>
        </div>
        {refused && (
          <p class="notice" role="alert" data-testid="rescue-refused">
            {text('rescueNotAllowed')}
          </p>
        )}
        {failures.length > 0 && (
          <>
            <h2>{text('rescueFailures')}</h2>
            {!active && (
              <p class="import-actions">{button('rescue-retry', 'rescueRetry', on.retry)}</p>
            )}
            <RescueFailures rows={failures} />
          </>
        )}
      </main>
    </div>
  );
}
