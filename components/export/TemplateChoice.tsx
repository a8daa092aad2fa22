import { useState } from 'preact/hooks';
import type { MessageKey } from '@/lib/browser/i18n';
import type { Loss } from '@/lib/export/obsidian/convert';
import type { NamedTemplate } from '@/lib/export/standard-template';
import { useStrings } from '../strings';

interface Props {
  readonly named: readonly NamedTemplate[];
  /** `null` for the standard template. */
  readonly chosen: string | null;
  readonly onChoose: (id: string | null) => void;
}

/** Menu for choosing one of the user's templates. */
export function TemplateChoice({ named, chosen, onChoose }: Props) {
  const { text } = useStrings();
  return (
    <label class="export-template">
      {text('template')}
      <select
        data-testid="template"
        value={chosen ?? ''}
        onChange={({ currentTarget: { value } }) => onChoose(value === '' ? null : value)}
      >
        <option value="">{text('templateStandard')}</option>
        {named.map(({ id, title }) => (
          <option key={id} value={id}>
            {title}
          </option>
        ))}
      </select>
    </label>
  );
}

interface ActionProps {
  readonly removable: boolean;
  readonly onNew: (title: string) => void;
  readonly onRemove: () => void;
  readonly onReset: () => void;
  readonly onImport: (files: readonly File[]) => void;
}

/** Actions on whole templates: new, import, remove and reset. */
export function TemplateActions({ removable, onNew, onRemove, onReset, onImport }: ActionProps) {
  const { text } = useStrings();
  const [title, setTitle] = useState('');
  return (
    <>
      <form
        class="export-new-template"
        onSubmit={(event) => {
          event.preventDefault();
          if (title.trim() === '') return;
          onNew(title.trim());
          setTitle('');
        }}
      >
        <input
          class="field"
          type="text"
          dir="auto"
          maxLength={200}
          aria-label={text('templateName')}
          placeholder={text('templateName')}
          data-testid="template-title"
          value={title}
          onInput={({ currentTarget }) => setTitle(currentTarget.value)}
        />
        <button type="submit" data-testid="template-new" disabled={title.trim() === ''}>
          {text('templateNew')}
        </button>
      </form>
      <p class="export-template-actions">
        <button type="button" data-testid="export-reset" onClick={onReset}>
          {text('exportReset')}
        </button>
        {removable && (
          <button type="button" data-testid="template-remove" onClick={onRemove}>
            {text('templateRemove')}
          </button>
        )}
      </p>
      <label class="export-template-import">
        {text('templateImport')}
        <input
          type="file"
          accept=".json,application/json"
          multiple
          data-testid="template-import"
          onChange={({ currentTarget }) => {
            onImport([...(currentTarget.files ?? [])]);
            currentTarget.value = '';
          }}
        />
      </label>
    </>
  );
}

interface ImportsProps {
  readonly imports: readonly {
    readonly file: string;
    readonly titles: readonly string[];
    readonly lost: readonly Loss[];
  }[];
}

/** Results of importing template files, with each part of them that could not be converted. */
export function TemplateImports({ imports }: ImportsProps) {
  const { text, language } = useStrings();
  const list = new Intl.ListFormat(language);
  return (
    <div role="status" data-testid="template-imports">
      {imports.map(({ file, titles, lost }) => (
        <div key={file} class="notice">
          <p>
            {titles.length === 0
              ? text('templateNotOne', file)
              : text('templateImported', list.format(titles))}
          </p>
          {lost.length > 0 && (
            <ul class="export-problems">
              {lost.map((loss, index) => (
                <LossLine key={index} loss={loss} />
              ))}
            </ul>
          )}
        </div>
      ))}
    </div>
  );
}

/** Messages for template problems; several are the same as for a template typed by hand. */
const MESSAGES = {
  prompt: 'templateLost_prompt',
  selector: 'templateLost_selector',
  filter: 'templateFault_filter',
  pattern: 'templateFault_pattern',
  variable: 'templateFault_variable',
  syntax: 'templateFault_unexpected',
  trigger: 'templateLost_trigger',
  triggerPath: 'templateLost_triggerPath',
  behavior: 'templateLost_behavior',
  setting: 'templateLost_setting',
  type: 'templateLost_type',
  empty: 'templateLost_empty',
} as const satisfies Record<Loss['kind'], MessageKey>;

function LossLine({ loss: { kind, words, place } }: { readonly loss: Loss }) {
  const { text, language } = useStrings();
  const number = new Intl.NumberFormat(language);
  const message = text(MESSAGES[kind], words);
  if (!place) return <li>{message}</li>;
  const { part, line, column } = place;
  return (
    <li>
      {text(
        'exportProblem',
        text(`exportPart_${part}`),
        number.format(line),
        number.format(column),
        message,
      )}
    </li>
  );
}
