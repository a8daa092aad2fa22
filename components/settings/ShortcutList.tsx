import type { MessageKey } from '@/lib/browser/i18n';
import type { BoundCommand } from '@/lib/browser/shortcuts';
import { useStrings } from '../strings';

/** The extension's commands, worded as on the browser's own page. */
const COMMANDS: readonly (readonly [name: string, meaning: MessageKey])[] = [
  ['_execute_action', 'actionTitle'],
  ['quick-clip', 'commandQuickClip'],
  ['highlight-page', 'menuHighlight'],
  ['open-library', 'commandOpenLibrary'],
];

interface Props {
  readonly bound: readonly BoundCommand[];
  /** Opens the browser's shortcut page; `null` if it can only be described. */
  readonly onChange: (() => void) | null;
  /** Shows the library's shortcuts. */
  readonly onHelp: () => void;
}

/** The extension's shortcuts that work in every tab, as the browser has bound them. */
export function ShortcutList({ bound, onChange, onHelp }: Props) {
  const { text } = useStrings();
  return (
    <>
      <dl class="setting-table" data-testid="shortcut-list">
        {COMMANDS.map(([name, meaning]) => {
          const keys = bound.find((each) => each.name === name)?.shortcut ?? '';
          return (
            <div key={name}>
              <dt>{text(meaning)}</dt>
              <dd>
                {keys === '' ? (
                  <span class="muted">{text('shortcutUnset')}</span>
                ) : (
                  <kbd>{keys}</kbd>
                )}
              </dd>
            </div>
          );
        })}
      </dl>
      <p class="setting-actions">
        {onChange ? (
          <button type="button" onClick={onChange}>
            {text('shortcutsChange')}
          </button>
        ) : (
          <span class="muted">{text('shortcutsWhere')}</span>
        )}
        <button type="button" data-testid="settings-keys" onClick={onHelp}>
          {text('shortcutsLibrary')}
        </button>
      </p>
    </>
  );
}
