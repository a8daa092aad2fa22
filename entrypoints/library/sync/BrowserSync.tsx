import { DeviceStorage } from '@/components/sync/DeviceStorage';
import { SealBrowserSync } from '@/components/sync/SealBrowserSync';
import { SyncStatus } from '@/components/sync/SyncStatus';
import { useStrings } from '@/components/strings';
import { useWatched } from '@/components/use-watched';
import { DEFAULT_IMAGE_LIMIT, IMAGE_LIMITS } from '@/lib/clips/image';
import type { ClipDatabase } from '@/lib/store/database';
import { imageLimit as readImageLimit, keepImageLimit } from '@/lib/store/images';
import { watch } from '@/lib/store/live';
import { useSync } from './use-sync';

/** The collection on this device and in the browser's own sync. */
export function BrowserSync({ db }: { db: ClipDatabase }) {
  const { text, count } = useStrings();
  const sync = useSync(db);
  const imageLimit = useWatched(
    watch(() => readImageLimit(db)),
    [db],
  );
  if (!sync.state) return null;
  const { status, report, levels, full } = sync.state;
  return (
    <>
      <DeviceStorage
        used={sync.used}
        imageLimit={imageLimit ?? DEFAULT_IMAGE_LIMIT}
        imageLimits={IMAGE_LIMITS}
        onImageLimit={(chosen) => {
          const limit = IMAGE_LIMITS.find((each) => each === chosen);
          if (limit !== undefined) void keepImageLimit(db, limit);
        }}
      />
      <SyncStatus
        status={status}
        report={report}
        levels={levels}
        fullness={full}
        busy={sync.busy}
        onSync={sync.sync}
        onRemoveDevice={sync.removeDevice}
        onDecide={sync.decide}
      />
      <SealBrowserSync
        sealed={sync.sealed}
        joins={report?.devices.some(({ own, seals }) => !own && seals) ?? false}
        busy={sync.busy}
        refused={sync.refused}
        onSeal={sync.seal}
      />
      {sync.problem !== null && (
        <p class="notice" role="alert">
          {text('actionFailed', sync.problem)}
        </p>
      )}
      {sync.twoNotes.length > 0 && (
        <section aria-labelledby="two-notes-title" data-testid="two-notes">
          <h2 id="two-notes-title">{text('twoNotesTitle')}</h2>
          <p>{count('twoNotes', sync.twoNotes.length)}</p>
          <ul>
            {sync.twoNotes.slice(0, MOST_SHOWN).map((clip) => (
              <li key={clip.id}>
                <a href={`#/clip/${clip.id}`}>{clip.title}</a>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

const MOST_SHOWN = 50;
