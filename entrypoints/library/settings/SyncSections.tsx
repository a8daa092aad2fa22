import { Setting, SettingsSection } from '@/components/settings/Setting';
import { useStrings } from '@/components/strings';
import { CouchSettings } from '@/components/sync/CouchSettings';
import { SealBrowserSync } from '@/components/sync/SealBrowserSync';
import type { PlaceState } from '@/components/sync/SyncPicture';
import { SyncPicture } from '@/components/sync/SyncPicture';
import { SyncStatus } from '@/components/sync/SyncStatus';
import { useWatched } from '@/components/use-watched';
import { watch } from '@/lib/store/live';
import { usage } from '@/lib/store/usage';
import { sendsPasswordInClear } from '@/lib/sync/couch/address';
import type { RemoteStatus } from '@/lib/sync/engine';
import type { useCouch } from '../sync/use-couch';
import type { useSync } from '../sync/use-sync';
import type { SectionProps } from './section-props';

type Sync = ReturnType<typeof useSync>;

interface Props extends SectionProps {
  readonly setupTitle: string;
  readonly sync: Sync;
  readonly couch: ReturnType<typeof useCouch>;
}

/** Sections for the state of sync and for setting it up. */
export function SyncSections({ title, setupTitle, db, sync, couch }: Props) {
  const { text } = useStrings();
  const counted = useWatched(
    watch(() => usage(db)),
    [db],
  );
  return (
    <>
      <SettingsSection id="sync" title={title}>
        <Setting words={[text('browserSyncTitle'), text('devicesTitle'), text('syncNow')]}>
          <SyncPicture
            clips={counted?.clips ?? null}
            browser={stateOf(sync.state?.status)}
            couch={couch.connection ? stateOf(couch.status) : 'off'}
          />
          <State sync={sync} />
        </Setting>
      </SettingsSection>
      <SettingsSection id="sync-setup" title={setupTitle}>
        <Setting words={[text('sealOff'), text('sealOn'), text('sealPassphrase')]}>
          <SealBrowserSync
            sealed={sync.sealed}
            joins={sync.state?.report?.devices.some(({ own, seals }) => !own && seals) ?? false}
            busy={sync.busy}
            refused={sync.refused}
            onSeal={sync.seal}
          />
        </Setting>
        <Setting words={[text('couchTitle'), text('couchAddress'), text('couchPassphrase')]}>
          <CouchSettings
            connection={couch.connection}
            status={couch.status}
            busy={couch.busy}
            syncing={couch.syncing}
            outcome={couch.outcome}
            isClear={sendsPasswordInClear}
            onConnect={couch.connect}
            onDisconnect={couch.disconnect}
            onSync={couch.sync}
            onAllow={couch.allow}
          />
        </Setting>
      </SettingsSection>
    </>
  );
}

function stateOf(status: RemoteStatus | undefined): PlaceState {
  if (status?.failure) return 'trouble';
  return (status?.succeededAt ?? null) === null ? 'waiting' : 'well';
}

/** State of browser sync, and clips that have two conflicting notes. */
function State({ sync }: { readonly sync: Sync }) {
  const { text, count } = useStrings();
  if (!sync.state) return null;
  const { status, report, levels, full } = sync.state;
  return (
    <>
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
      {sync.problem !== null && (
        <p class="notice" role="alert">
          {text('actionFailed', sync.problem)}
        </p>
      )}
      {sync.twoNotes.length > 0 && (
        <section aria-labelledby="two-notes-title" data-testid="two-notes">
          <h3 id="two-notes-title">{text('twoNotesTitle')}</h3>
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
