import type { ComponentChildren } from 'preact';
import type { ExportFormat } from '@/lib/export/format';
import { useStrings } from '../strings';

/** Clips that can be exported together. */
export interface Scope {
  readonly id: 'open' | 'selected' | 'shown' | 'all';
  readonly label: string;
  /** How many clips they are; `null` where that is not known yet. */
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

/** Which clips to export, and as what. */
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
        {props.formats.map(({ id }) => (
          <label key={id}>
            <input
              type="radio"
              name="format"
              data-testid={`export-as-${id}`}
              checked={id === props.format}
              onChange={() => props.onFormat(id)}
            />
            {text(`export_${id}`)}
          </label>
        ))}
      </fieldset>
      {props.children}
    </>
  );
}
