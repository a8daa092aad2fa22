import type { MessageKey } from '@/lib/browser/i18n';
import { HelpDialog } from './HelpDialog';
import { useStrings } from '../strings';

const KEYS: readonly (readonly [key: string, meaning: MessageKey, held?: MessageKey])[] = [
  ['/', 'key_search'],
  ['j', 'key_next'],
  ['k', 'key_previous'],
  ['↓', 'key_toResults'],
  ['x', 'key_select'],
  ['↓', 'key_selectMore', 'keyShift'],
  ['A', 'key_selectAll', 'keyControl'],
  ['s', 'key_star'],
  ['e', 'key_archive'],
  ['t', 'key_tag'],
  ['m', 'key_note'],
  ['o', 'key_original'],
  ['#', 'key_delete'],
  ['f', 'key_alone'],
  ['l', 'listen'],
  ['h', 'key_highlight'],
  ['n', 'key_nextHighlight'],
  ['p', 'key_previousHighlight'],
  ['F2', 'key_editTag'],
  ['Esc', 'key_back'],
  ['?', 'key_help'],
];

/** Actions of the button on web pages, besides clipping articles, that have no shortcut. */
const ON_PAGES: readonly (readonly [name: MessageKey, meaning: MessageKey])[] = [
  ['keepAtSide', 'helpPanel'],
  ['helpKinds', 'helpKindsKept'],
];

/** The library's keyboard shortcuts, and what the extension does on web pages. */
export function ShortcutHelp({ onClose }: { onClose: () => void }) {
  const { text } = useStrings();
  return (
    <HelpDialog
      title={text('shortcuts')}
      testId="shortcuts"
      rows={KEYS.map(([key, meaning, held]) => {
        const pressed = held ? `${text(held)}+${key}` : key;
        return [pressed, <kbd>{pressed}</kbd>, text(meaning)];
      })}
      onClose={onClose}
    >
      <h2>{text('helpOnPages')}</h2>
      <dl>
        {ON_PAGES.map(([name, meaning]) => (
          <div key={name} data-testid={name}>
            <dt>{text(name)}</dt>
            <dd>{text(meaning)}</dd>
          </div>
        ))}
      </dl>
    </HelpDialog>
  );
}
