import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import type { MessageKey } from '@/lib/browser/i18n';
import type { ExportFormat, ExportGroup } from '@/lib/export/format';
import { useStrings } from '../strings';

/** A set of clips that can be exported together. */
export interface Scope {
  readonly id: 'open' | 'selected' | 'shown' | 'all';
  readonly label: string;
  /** Number of clips; `null` while it is not known. */
  readonly count: number | null;
}

interface Props {
  readonly scopes: readonly Scope[];
  readonly scope: Scope['id'];
  readonly onScope: (scope: Scope['id']) => void;
  readonly formats: readonly ExportFormat[];
  readonly format: ExportFormat['id'];
  readonly onFormat: (format: ExportFormat['id']) => void;
  readonly children: ComponentChildren;
}

/** Form for choosing which clips to export, and in which format. */
export function ExportForm(props: Props) {
  const { text, language } = useStrings();
  const number = new Intl.NumberFormat(language);
  return (
    <>
      <fieldset>
        <legend>{text('exportWhich')}</legend>
        {props.scopes.map(({ id, label, count }) => (
          <label key={id}>
            <input
              type="radio"
              name="scope"
              data-testid={`export-scope-${id}`}
              checked={id === props.scope}
              disabled={count === 0}
              onChange={() => props.onScope(id)}
            />
            {label}
            {count !== null && <span class="muted">{number.format(count)}</span>}
          </label>
        ))}
      </fieldset>
      <fieldset>
        <legend>{text('exportFormat')}</legend>
        <div class="export-groups">
          {groupsOf(props.formats).map(([group, formats]) => (
            <FormatGroup key={group} {...props} group={group} formats={formats} />
          ))}
        </div>
      </fieldset>
      {props.children}
    </>
  );
}

const GROUPS = {
  notes: 'exportGroup_notes',
  pages: 'exportGroup_pages',
  references: 'exportGroup_references',
  services: 'exportGroup_services',
  backup: 'exportGroup_backup',
} as const satisfies Record<ExportGroup, MessageKey>;

/** Groups formats by purpose; groups and formats keep their order. */
const groupsOf = (formats: readonly ExportFormat[]) =>
  [...new Set(formats.map(({ group }) => group))].map(
    (group) => [group, formats.filter((format) => format.group === group)] as const,
  );

interface GroupProps extends Pick<Props, 'formats' | 'format' | 'onFormat'> {
  readonly group: ExportGroup;
}

function FormatGroup({ group, formats, format, onFormat }: GroupProps) {
  const { text } = useStrings();
  const id = useId();
  return (
    <div role="group" aria-labelledby={id}>
      <p id={id} class="export-group">
        {text(GROUPS[group])}
      </p>
      {formats.map((each) => (
        <label key={each.id}>
          <input
            type="radio"
            name="format"
            data-testid={`export-as-${each.id}`}
            checked={each.id === format}
            onChange={() => onFormat(each.id)}
          />
          {text(`export_${each.id}`)}
        </label>
      ))}
    </div>
  );
}
