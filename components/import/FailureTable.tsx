import type { MessageKey } from '@/lib/browser/i18n';
import type { Problem } from '@/lib/import/item';
import type { ListedFailure } from '@/lib/import/run';
import { useStrings } from '../strings';

/** Message for each problem. */
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
  password: 'pdfEncrypted',
  'no text': 'pdfNoText',
  'newer version': 'problemNewer',
  empty: 'problemEmpty',
};

/** As many rows as a page can show without becoming slow; the file to repair has them all. */
const LISTED = 200;

interface Props {
  readonly failures: readonly ListedFailure[];
  /** Total number of failures, of which `failures` has the first. */
  readonly failed: number;
}

/** Table of the rows that could not be read, each with the reason. */
export function FailureTable({ failures, failed }: Props) {
  const { text } = useStrings();
  if (failures.length === 0) return null;
  return (
    <>
      {failed > LISTED && <p>{text('importFirst')}</p>}
      <div class="import-table" data-testid="import-failures">
        <table>
          <thead>
            <tr>
              <th scope="col">{text('importRow')}</th>
              <th scope="col">{text('importItem')}</th>
              <th scope="col">{text('importProblem')}</th>
            </tr>
          </thead>
          <tbody>
            {failures.slice(0, LISTED).map((each, index) => (
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
  );
}
