import { FailureSentence } from '@/components/sync/FailureSentence';
import { useStrings } from '@/components/strings';
import { useWatched } from '@/components/use-watched';
import type { ClipDatabase } from '@/lib/store/database';
import { watch } from '@/lib/store/live';
import type { RemoteStatus } from '@/lib/sync/engine';
import { statusOf } from '@/lib/sync/engine';

interface Props {
  readonly db: ClipDatabase;
  readonly onSync: () => void;
}

/** Notice shown for as long as a remote fails to accept clips. */
export function SyncTrouble({ db, onSync }: Props) {
  const { text } = useStrings();
  const remotes = useWatched(
    watch(async () => ({
      browser: await statusOf(db, 'browser'),
      couch: await statusOf(db, 'couchdb'),
    })),
    [db],
  );
  if (!remotes) return null;
  const { browser, couch } = remotes;
  return (
    <>
      {browser.failure && (
        <div class="notice sync-failure" role="alert" data-testid="sync-failure">
          <p>
            <FailureSentence {...browser.failure} />
          </p>
          {NEEDS_USER.has(browser.failure.kind) && <SeeWhy onSync={onSync} />}
        </div>
      )}
      {needsSomeone(couch) && (
        <div class="notice sync-failure" role="alert" data-testid="couch-trouble">
          <p>{text('couchTrouble')}</p>
          <SeeWhy onSync={onSync} />
        </div>
      )}
    </>
  );
}

/** Failures of browser sync that only the user can end; others pass. */
const NEEDS_USER: ReadonlySet<string> = new Set(['wrong-passphrase', 'unreadable-key']);

/** Leads to the sync settings, where the user can act. */
function SeeWhy({ onSync }: Pick<Props, 'onSync'>) {
  const { text } = useStrings();
  return (
    <div class="notice-actions">
      <button type="button" onClick={onSync}>
        {text('syncSeeWhy')}
      </button>
    </div>
  );
}

const DAY = 24 * 60 * 60_000;

/** Whether the user must act: a remote that is offline or busy usually recovers within a day. */
function needsSomeone({ failure, succeededAt }: RemoteStatus): boolean {
  if (!failure) return false;
  const passes = failure.kind === 'offline' || failure.kind === 'rate-limited';
  return !passes || Date.now() - (succeededAt ?? 0) > DAY;
}
