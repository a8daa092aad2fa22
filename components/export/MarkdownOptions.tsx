import type { MarkdownTemplate } from '@/lib/export/markdown-template';
import { useStrings } from '../strings';

interface Props {
  readonly template: MarkdownTemplate;
  /** Names that can be used. */
  readonly fields: readonly string[];
  /** What of it names nothing. */
  readonly unknown: readonly string[];
  readonly onChange: (template: MarkdownTemplate) => void;
  readonly onReset: () => void;
}

/** How Markdown files are named, and which keys they have. */
export function MarkdownOptions({ template, fields, unknown, onChange, onReset }: Props) {
  const { text, language } = useStrings();
  const list = new Intl.ListFormat(language);
  return (
    <details class="export-options">
      <summary>{text('exportOptions')}</summary>
      <label>
        {text('exportFileName')}
        <input
          type="text"
          data-testid="export-name"
          value={template.name}
          onInput={({ currentTarget }) => onChange({ ...template, name: currentTarget.value })}
        />
      </label>
      <label>
        {text('exportFrontMatter')}
        <textarea
          class="field"
          rows={6}
          data-testid="export-front-matter"
          value={template.frontMatter}
          onInput={({ currentTarget }) =>
            onChange({ ...template, frontMatter: currentTarget.value })
          }
        />
      </label>
      <p class="muted">{text('exportFields', list.format(fields))}</p>
      <label class="export-inline">
        <input
          type="checkbox"
          data-testid="export-inline"
          checked={template.inline === true}
          onChange={({ currentTarget }) => onChange({ ...template, inline: currentTarget.checked })}
        />
        {text('exportInline')}
      </label>
      {unknown.length > 0 && (
        <p class="notice" role="status">
          {text('exportUnknown', list.format(unknown))}
        </p>
      )}
      <button type="button" onClick={onReset}>
        {text('exportReset')}
      </button>
    </details>
  );
}
