import { Icon } from './Icon';
import { useStrings } from '../strings';

/** A message about something that was done, with a way to undo it where possible. */
export interface ToastMessage {
  readonly text: string;
  readonly undo?: () => void;
  /** A further action to offer. */
  readonly action?: { readonly label: string; readonly act: () => void };
}

/** Shows a message until it is dismissed or replaced: no timer to race. */
export function Toast({ message, onClose }: { message: ToastMessage | null; onClose: () => void }) {
  const { text } = useStrings();
  return (
    <div class="toast-region" role="status" aria-live="polite">
      {message && (
        <div class="toast" data-testid="toast">
          <span>{message.text}</span>
          {message.undo && (
            <button
              type="button"
              data-testid="undo"
              onClick={() => {
                message.undo?.();
                onClose();
              }}
            >
              {text('undo')}
            </button>
          )}
          {message.action && (
            <button
              type="button"
              data-testid="toast-action"
              onClick={() => {
                onClose();
                message.action?.act();
              }}
            >
              {message.action.label}
            </button>
          )}
          <button type="button" class="quiet" aria-label={text('dismiss')} onClick={onClose}>
            <Icon name="close" />
          </button>
        </div>
      )}
    </div>
  );
}
