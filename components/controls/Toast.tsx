import { Icon } from './Icon';
import { useStrings } from '../strings';

/** Something that was done, and how to undo it where it can be. */
export interface ToastMessage {
  readonly text: string;
  readonly undo?: () => void;
  /** Something else that can be done about it. */
  readonly action?: { readonly label: string; readonly act: () => void };
}

/** Says what was done until the person dismisses it or does the next thing: no timer to race. */
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
