import type { ComponentChild, ComponentChildren } from 'preact';
import { useStrings } from '../strings';
import { useModal } from './use-modal';

interface Props {
  readonly title: string;
  readonly testId: string;
  /** Each thing that can be typed, and its meaning. */
  readonly rows: readonly (readonly [typed: string, shown: ComponentChild, meaning: string])[];
  readonly onClose: () => void;
  /** Content below the table. */
  readonly children?: ComponentChildren;
}

/** A dialog with a table of things that can be typed. */
export function HelpDialog({ title, testId, rows, onClose, children }: Props) {
  const { text } = useStrings();
  const dialog = useModal();
  return (
    <dialog ref={dialog} class="search-help" data-testid={testId} onClose={onClose}>
      <h1 tabIndex={-1} autoFocus>
        {title}
      </h1>
      <table>
        <tbody>
          {rows.map(([typed, shown, meaning]) => (
            <tr key={typed}>
              <th scope="row">{shown}</th>
              <td>{meaning}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {children}
      <button type="button" onClick={() => dialog.current?.close()}>
        {text('done')}
      </button>
    </dialog>
  );
}
