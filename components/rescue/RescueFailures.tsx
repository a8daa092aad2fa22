import type { MessageKey } from '@/lib/browser/i18n';
import type { RescueProblem, RescueRow } from '@/lib/rescue/queue';
import { useStrings } from '../strings';
import { UNREADABLE_PDF } from '../unreadable-pdf';

/** Message for each problem, with advice. */
const PROBLEMS: Record<RescueProblem, MessageKey> = {
  robots: 'rescueRobots',
  login: 'rescueLogin',
  paywall: 'rescuePaywall',
  consent: 'rescueConsent',
  refused: 'rescueRefused',
  busy: 'rescueBusy',
  gone: 'rescueGone',
  dead: 'rescueDead',
  'not a page': 'rescueNotPage',
  'not an article': 'rescueNotArticle',
  'too large': 'rescueTooLarge',
  ...UNREADABLE_PDF,
};

/** Link to the Internet Archive's newest copy of a page, for the user to follow. */
const archived = (url: string) => `https://web.archive.org/web/2/${url}`;

const canBeArchived = (problem: RescueProblem | null) => problem === 'gone' || problem === 'dead';

interface Props {
  readonly rows: readonly RescueRow[];
}

/**
 * Table of the clips whose text could not be fetched, with the reason and where it may still be.
 */
export function RescueFailures({ rows }: Props) {
  const { text } = useStrings();
  return (
    <div class="import-table" data-testid="rescue-failures">
      <table>
        <thead>
          <tr>
            <th scope="col">{text('rescueClip')}</th>
            <th scope="col">{text('importProblem')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ clipId, title, url, problem }) => (
            <tr key={clipId} data-problem={problem}>
              <td>
                <a href={`#/clip/${clipId}`} dir="auto">
                  {title}
                </a>
              </td>
              <td>
                {problem !== null && text(PROBLEMS[problem])}{' '}
                <a href={url} target="_blank" rel="noreferrer noopener">
                  {text('rescueOpen')}
                </a>
                {canBeArchived(problem) && (
                  <>
                    {' · '}
                    <a href={archived(url)} target="_blank" rel="noreferrer noopener">
                      {text('rescueWayback')}
                    </a>
                  </>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
