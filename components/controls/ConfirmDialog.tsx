import { useStrings } from '../strings';
import { useModal } from './use-modal';

interface Props {
  /** States what will happen, and that it cannot be undone. */
  readonly question: string;
  /** Label of the button that goes ahead. */
  readonly action: string;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
}

/** Asks for confirmation of something that cannot be undone; the focus starts on cancelling. */
export function ConfirmDialog({ question, action, onConfirm, onClose }: Props) {
  const { text } = useStrings();
  const dialog = useModal();
  return (
    <dialog ref={dialog} class="confirm" data-testid="confirm" onClose={onClose}>
      <p>{question}</p>
      <div class="notice-actions">
        <button
          type="button"
          data-testid="confirm-cancel"
          autoFocus
          onClick={() => dialog.current?.close()}
        >
          {text('cancel')}
        </button>
        <button
          type="button"
          data-testid="confirm-do"
          onClick={() => {
            onConfirm();
            dialog.current?.close();
          }}
        >
          {action}
        </button>
      </div>
    </dialog>
  );
}
