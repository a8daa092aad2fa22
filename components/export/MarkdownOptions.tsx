import type { ComponentChildren } from 'preact';
import type { PartProblem } from '@/lib/export/markdown-template';
import type { MarkdownTemplate } from '@/lib/export/standard-template';
import { useStrings } from '../strings';

interface Props {
  readonly template: MarkdownTemplate;
  /** Variables that templates may use. */
  readonly variables: readonly string[];
  readonly filters: readonly string[];
  readonly problems: readonly PartProblem[];
  readonly onChange: (template: MarkdownTemplate) => void;
  readonly children: ComponentChildren;
}

/** Options for Markdown files: their name, folder, front matter and content. */
export function MarkdownOptions(props: Props) {
  const { template, onChange } = props;
  const { text } = useStrings();
  return (
    <details class="export-options">
      <summary>{text('exportOptions')}</summary>
      <label>
        {text('exportFileName')}
        <input
          type="text"
          dir="ltr"
          maxLength={1000}
          data-testid="export-name"
          value={template.name}
          onInput={({ currentTarget }) => onChange({ ...template, name: currentTarget.value })}
        />
      </label>
      <FolderField template={template} onChange={onChange} />
      <label>
        {text('exportFrontMatter')}
        <textarea
          class="field"
          rows={6}
          dir="ltr"
          maxLength={10_000}
          data-testid="export-front-matter"
          value={template.frontMatter}
          onInput={({ currentTarget }) =>
            onChange({ ...template, frontMatter: currentTarget.value })
          }
        />
      </label>
      <BodyField template={template} onChange={onChange} />
      <TemplateNames variables={props.variables} filters={props.filters} />
      <label class="export-inline">
        <input
          type="checkbox"
          data-testid="export-inline"
          checked={template.inline === true}
          onChange={({ currentTarget }) => onChange({ ...template, inline: currentTarget.checked })}
        />
        {text('exportInline')}
      </label>
      <Problems problems={props.problems} />
      {props.children}
    </details>
  );
}

/** Returns the template with a part replaced, or without it if the value is blank. */
function withPart(
  template: MarkdownTemplate,
  part: 'body' | 'folder',
  value: string,
): MarkdownTemplate {
  const { [part]: _before, ...others } = template;
  return value.trim() === '' ? others : { ...others, [part]: value };
}

function BodyField({ template, onChange }: Pick<Props, 'template' | 'onChange'>) {
  const { text } = useStrings();
  return (
    <label>
      {text('exportBody')}
      <textarea
        class="field"
        rows={6}
        dir="ltr"
        maxLength={50_000}
        placeholder={'# {{title}}\n\n{{content}}'}
        data-testid="export-body"
        value={template.body ?? ''}
        onInput={({ currentTarget }) => onChange(withPart(template, 'body', currentTarget.value))}
      />
    </label>
  );
}

function FolderField({ template, onChange }: Pick<Props, 'template' | 'onChange'>) {
  const { text } = useStrings();
  return (
    <label>
      {text('exportPart_folder')}
      <input
        type="text"
        dir="ltr"
        maxLength={1000}
        placeholder="Clippings/{{site}}"
        data-testid="export-in-folder"
        value={template.folder ?? ''}
        onInput={({ currentTarget }) => onChange(withPart(template, 'folder', currentTarget.value))}
      />
    </label>
  );
}

function TemplateNames({ variables, filters }: Pick<Props, 'variables' | 'filters'>) {
  const { text, language } = useStrings();
  const list = new Intl.ListFormat(language);
  return (
    <>
      <p class="muted">{text('exportFields', list.format(variables))}</p>
      <p class="muted">{text('exportFilters', list.format(filters))}</p>
    </>
  );
}

function Problems({ problems }: Pick<Props, 'problems'>) {
  const { text, language } = useStrings();
  const number = new Intl.NumberFormat(language);
  return (
    <div role="status" data-testid="export-problems">
      {problems.length > 0 && (
        <div class="notice">
          <ul class="export-problems">
            {problems.map(({ part, fault, words, line, column }) => (
              <li key={`${part}:${line}:${column}`}>
                {text(
                  'exportProblem',
                  text(`exportPart_${part}`),
                  number.format(line),
                  number.format(column),
                  text(`templateFault_${fault}`, words),
                )}
              </li>
            ))}
          </ul>
          {problems.some(({ fault }) => fault !== 'variable') && text('exportFaulty')}
        </div>
      )}
    </div>
  );
}
