import type { MessageKey } from '@/lib/browser/i18n';
import type { Problem } from '@/lib/import/item';
import type { RepairFile } from '@/lib/import/repair';
import type { ImportReport as Report } from '@/lib/import/run';
import { Icon } from '../controls/Icon';
import { useStrings } from '../strings';

/** What each problem is called. */
export const PROBLEMS: Record<Problem, MessageKey> = {
  'no address': 'problemNoAddress',
  'not an address': 'problemNotAddress',
  'not a web address': 'problemNotWeb',
  invalid: 'problemInvalid',
  'cut off': 'problemCutOff',
  'quote without end': 'problemQuote',
  'unknown file': 'problemUnknown',
  'unsafe name': 'problemUnsafe',
  'too large': 'problemTooLarge',
  damaged: 'problemDamaged',
  encrypted: 'problemEncrypted',
  'newer version': 'problemNewer',
  empty: 'problemEmpty',
};

/** Rows that a page shows without growing heavy; all are in the file to repair. */
const LISTED = 200;

interface Props {
  readonly report: Report;
  readonly onSave: (file: RepairFile) => void;
}

/** What an import brought, with every row that failed and why. */
export function ImportReport({ report, onSave }: Props) {
  const { text, count } = useStrings();
  return (
    <section data-testid="import-report">
      <ul>
        <li>{count('importAdded', report.added)}</li>
        {report.changed > 0 && <li>{count('importChanged', report.changed)}</li>}
        {report.known > 0 && <li>{count('importKnown', report.known)}</li>}
        {report.trashed > 0 && <li>{count('importTrashed', report.trashed)}</li>}
        {report.failed > 0 && <li>{count('importFailed', report.failed)}</li>}
      </ul>
      {report.cancelled && <p class="notice">{text('importCancelled')}</p>}
      {report.repairs.length > 0 && (
        <>
          <p class="import-actions">
            {report.repairs.map((file) => (
              <button
                key={file.name}
                type="button"
                data-testid="save-repair"
                onClick={() => onSave(file)}
              >
                <Icon name="download" /> {text('importRepair')}
              </button>
            ))}
          </p>
          <p class="muted">{text('importRepairHint')}</p>
        </>
      )}
      {report.failures.length > 0 && (
        <>
          {report.failed > LISTED && <p>{text('importFirst')}</p>}
          <div class="import-table">
            <table>
              <thead>
                <tr>
                  <th scope="col">{text('importRow')}</th>
                  <th scope="col">{text('importItem')}</th>
                  <th scope="col">{text('importProblem')}</th>
                </tr>
              </thead>
              <tbody>
                {report.failures.slice(0, LISTED).map((each, index) => (
                  <tr key={index}>
                    <td>{each.row}</td>
                    <td>{each.title}</td>
                    <td>
                      {text(PROBLEMS[each.problem])}
                      {each.detail !== null && <code>{each.detail}</code>}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </>
      )}
    </section>
  );
}
