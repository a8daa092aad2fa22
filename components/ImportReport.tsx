import type { NotReadable } from '@/lib/import/not-readable';
import type { ImportReport as Report } from '@/lib/import/import-backup';
import { useEffect, useRef } from 'preact/hooks';
import { useStrings } from './strings';

interface Props {
  readonly report: Report | NotReadable['reason'];
  readonly onClose: () => void;
}

const UNREADABLE = {
  'not JSON': 'importNotJson',
  'not a backup': 'importNotBackup',
  'newer version': 'importNewer',
} as const;

/** What an import brought, with every row that failed and why. */
export function ImportReport({ report, onClose }: Props) {
  const { text, count } = useStrings();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog ref={dialog} class="report" data-testid="import-report" onClose={onClose}>
      <h1>{text('importTitle')}</h1>
      {typeof report === 'string' ? (
        <p>{text(UNREADABLE[report])}</p>
      ) : (
        <>
          <ul>
            <li>{count('importAdded', report.added)}</li>
            <li>{count('importChanged', report.changed)}</li>
            <li>{count('importKnown', report.known)}</li>
            <li>{count('importFailed', report.failed.length)}</li>
          </ul>
          {report.failed.length > 0 && (
            <table>
              <thead>
                <tr>
                  <th scope="col">{text('importRow')}</th>
                  <th scope="col">{text('titleLabel')}</th>
                  <th scope="col">{text('importProblem')}</th>
                </tr>
              </thead>
              <tbody>
                {report.failed.map((each) => (
                  <tr key={each.row}>
                    <td>{each.row}</td>
                    <td>{each.title}</td>
                    <td>{each.problem}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          )}
        </>
      )}
      <button type="button" class="primary" onClick={() => dialog.current?.close()}>
        {text('done')}
      </button>
    </dialog>
  );
}
