import { useEffect, useRef } from 'preact/hooks';
import type { MessageKey } from '@/lib/browser/i18n';
import { useStrings } from './strings';

const EXAMPLES: readonly (readonly [query: string, meaning: MessageKey])[] = [
  ['oil price', 'helpWords'],
  ['"oil price"', 'helpPhrase'],
  ['tea green OR black', 'helpOr'],
  ['oil -price', 'helpNot'],
  ['petrol*', 'helpPrefix'],
  ['tag:energy', 'helpTag'],
  ['site:example.com', 'helpSite'],
  ['author:ruiz', 'helpAuthor'],
  ['in:title oil', 'helpIn'],
  ['lang:fr', 'helpLang'],
  ['is:unread', 'helpIs'],
  ['has:note', 'helpHas'],
  ['after:2023 before:2024-06', 'helpClipped'],
  ['published:2020..2022', 'helpPublished'],
];

/** What can be typed into the search box. */
export function SearchHelp({ onClose }: { onClose: () => void }) {
  const { text } = useStrings();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog ref={dialog} class="search-help" data-testid="search-help-dialog" onClose={onClose}>
      <h1 tabIndex={-1} autoFocus>
        {text('searchHelp')}
      </h1>
      <table>
        <tbody>
          {EXAMPLES.map(([query, meaning]) => (
            <tr key={query}>
              <th scope="row">
                <code>{query}</code>
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
