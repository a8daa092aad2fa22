import type { RepairFile } from '@/lib/import/repair';
import type { ImportReport as Report } from '@/lib/import/run';
import { Icon } from '../controls/Icon';
import { useStrings } from '../strings';
import { FailureTable } from './FailureTable';

interface Props {
  readonly report: Report;
  readonly onSave: (file: RepairFile) => void;
}

/** Result of an import, with every row that failed and why. */
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
      <FailureTable failures={report.failures} failed={report.failed} />
    </section>
  );
}
