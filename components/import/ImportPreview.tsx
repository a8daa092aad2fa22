import type { ImportPreview as Preview } from '@/lib/import/run';
import { useStrings } from '../strings';
import { FailureTable } from './FailureTable';
import { formatName } from './format-name';

interface Props {
  readonly preview: Preview;
}

/** Preview of an import: formats, how many clips are new or known, and how columns are mapped. */
export function ImportPreview({ preview }: Props) {
  const { text, count } = useStrings();
  const { formats, fresh, known, failed, failures, columns, examples } = preview;
  return (
    <section data-testid="import-preview">
      <h2>{text('importFound')}</h2>
      <ul>
        {formats.map(({ id, name, rows }) => (
          <li key={id}>
            <strong>{formatName(name, text)}</strong>: {count('importFormat', rows)}
          </li>
        ))}
      </ul>
      <ul>
        <li>{count('importFresh', fresh)}</li>
        {known > 0 && <li>{count('importThere', known)}</li>}
        {failed > 0 && <li>{count('importFailed', failed)}</li>}
      </ul>
      <FailureTable failures={failures} failed={failed} />
      {columns.length > 0 && (
        <details>
          <summary>{text('importColumns')}</summary>
          <table>
            <thead>
              <tr>
                <th scope="col">{text('importColumn')}</th>
                <th scope="col">{text('importBecomes')}</th>
              </tr>
            </thead>
            <tbody>
              {columns.map(({ column, field }) => (
                <tr key={column}>
                  <td>{column}</td>
                  <td class={field === null ? 'muted' : undefined}>
                    {field === null ? text('importLeftOut') : text(`field_${field}`)}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </details>
      )}
      {examples.length > 0 && (
        <details>
          <summary>{text('importExamples')}</summary>
          <ol class="import-examples">
            {examples.map((each, index) => (
              <li key={index}>
                {each.title}{' '}
                <span class="muted">{text(each.known ? 'importIsThere' : 'importIsNew')}</span>
              </li>
            ))}
          </ol>
        </details>
      )}
    </section>
  );
}
