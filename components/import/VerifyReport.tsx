import type { BackupCheck } from '@/lib/import/verify';
import { useStrings } from '../strings';

/** How a backup compares with the collection. */
export function VerifyReport({ check }: { check: BackupCheck }) {
  const { text, count } = useStrings();
  const { different, onlyInBackup, onlyHere, failed, identical } = check;
  const same = different + onlyInBackup + onlyHere + failed === 0;
  return (
    <section class="notice" data-testid="verify-report" role="status">
      <p>
        <strong>{text(same ? 'verifySame' : 'verifyTitle')}</strong>
      </p>
      <ul>
        <li>{count('verifyIdentical', identical)}</li>
        {different > 0 && <li>{count('verifyDifferent', different)}</li>}
        {onlyInBackup > 0 && <li>{count('verifyOnlyThere', onlyInBackup)}</li>}
        {onlyHere > 0 && <li>{count('verifyOnlyHere', onlyHere)}</li>}
        {failed > 0 && <li>{count('importFailed', failed)}</li>}
      </ul>
    </section>
  );
}
