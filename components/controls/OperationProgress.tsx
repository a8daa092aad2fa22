import { useEffect, useState } from 'preact/hooks';
import { useStrings } from '../strings';

/** Progress of an operation on many clips. */
export interface OperationState {
  readonly done: number;
  readonly total: number;
}

/** Anything shorter is over before it can be read. */
const WORTH_TELLING_MS = 400;

/**
 * Progress of an operation on many clips, with a button to stop it; hidden if it is over quickly.
 */
export function OperationProgress({ work, onStop }: { work: OperationState; onStop: () => void }) {
  const { text, language } = useStrings();
  const [shown, setShown] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setShown(true), WORTH_TELLING_MS);
    return () => clearTimeout(timer);
  }, []);
  if (!shown) return null;
  const number = new Intl.NumberFormat(language);
  const label = text('exportRunning', number.format(work.done), number.format(work.total));
  return (
    <div class="toast-region">
      <div class="toast working" data-testid="working">
        <progress aria-label={label} value={work.done} max={Math.max(1, work.total)} />
        <span>{label}</span>
        <button type="button" data-testid="working-stop" onClick={onStop}>
          {text('importCancel')}
        </button>
      </div>
    </div>
  );
}
