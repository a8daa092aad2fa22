import { useStrings } from '@/components/strings';
import { useWatched } from '@/components/use-watched';
import type { ClipDatabase } from '@/lib/store/database';
import { dismiss, isDismissed } from '@/lib/store/dismissed';
import { watch } from '@/lib/store/live';
import { fullness } from '@/lib/sync/area/fullness';
import { statusOf } from '@/lib/sync/engine';

interface Props {
  readonly db: ClipDatabase;
  readonly onSync: () => void;
}

/** Warns, once and in advance, that browser sync cannot hold the whole collection. */
export function SyncFullNotice({ db, onSync }: Props) {
  const { text, count } = useStrings();
  const state = useWatched(
    watch(async () => {
      if (await isDismissed(db, 'sync-full')) return null;
      // With CouchDB, every device has every clip.
      return (await statusOf(db, 'couchdb')).succeededAt === null ? fullness(db) : null;
    }),
    [db],
  );
  if (!state || state.state === 'roomy') return null;
  return (
    <div class="notice" role="status" data-testid="sync-full-notice">
      <p>
        {state.state === 'full'
          ? `${count('syncOnlyHere', state.onlyHere)}. ${text('syncFull')}`
          : count('syncNearlyFull', state.room)}
      </p>
      <div class="notice-actions">
        <button type="button" onClick={onSync}>
          {text('syncTitle')}
        </button>
        <button
          type="button"
          data-testid="dismiss-sync-full"
          onClick={() => void dismiss(db, 'sync-full', Date.now())}
        >
          {text('dismiss')}
        </button>
      </div>
    </div>
  );
}
