import { useEffect, useRef } from 'preact/hooks';
import type { MessageKey } from '@/lib/browser/i18n';
import { useStrings } from './strings';

const KEYS: readonly (readonly [key: string, meaning: MessageKey])[] = [
  ['/', 'key_search'],
  ['j', 'key_next'],
  ['k', 'key_previous'],
  ['x', 'key_select'],
  ['Shift+↓', 'key_selectMore'],
  ['Ctrl+A', 'key_selectAll'],
  ['s', 'key_star'],
  ['e', 'key_archive'],
  ['t', 'key_tag'],
  ['h', 'key_highlight'],
  ['n', 'key_nextHighlight'],
  ['p', 'key_previousHighlight'],
  ['Esc', 'key_back'],
  ['?', 'key_help'],
];

/** The keys that do something in the library. */
export function ShortcutHelp({ onClose }: { onClose: () => void }) {
  const { text } = useStrings();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog ref={dialog} class="search-help" data-testid="shortcuts" onClose={onClose}>
      <h1 tabIndex={-1} autoFocus>
        {text('shortcuts')}
      </h1>
      <table>
        <tbody>
          {KEYS.map(([key, meaning]) => (
            <tr key={key}>
              <th scope="row">
                <kbd>{key}</kbd>
              </th>
              <td>{text(meaning)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <button type="button" onClick={() => dialog.current?.close()}>
        {text('done')}
      </button>
    </dialog>
  );
}
