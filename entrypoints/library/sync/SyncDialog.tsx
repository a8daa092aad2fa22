import './sync.css';
import { CouchSettings } from '@/components/sync/CouchSettings';
import { useStrings } from '@/components/strings';
import type { ClipDatabase } from '@/lib/store/database';
import { isClear } from '@/lib/sync/couch/address';
import { BrowserSync } from './BrowserSync';
import type { useCouch } from './use-couch';
import { useModal } from '@/components/controls/use-modal';

interface Props {
  readonly db: ClipDatabase;
  readonly couch: ReturnType<typeof useCouch>;
  readonly onClose: () => void;
}

/** Where the collection is besides this device. */
export function SyncDialog({ db, couch, onClose }: Props) {
  const { text } = useStrings();
  const dialog = useModal();
  return (
    <dialog ref={dialog} class="sync" data-testid="sync-dialog" onClose={onClose}>
      {/* Else the first field of the form has the focus, and a keyboard hides the rest. */}
      <h1 tabIndex={-1} autoFocus>
        {text('syncTitle')}
      </h1>
      <BrowserSync db={db} />
      <CouchSettings
        connection={couch.connection}
        status={couch.status}
        busy={couch.busy}
        syncing={couch.syncing}
        outcome={couch.outcome}
        isClear={isClear}
        onConnect={couch.connect}
        onDisconnect={couch.disconnect}
        onSync={couch.sync}
        onAllow={couch.allow}
      />
      <button type="button" data-testid="sync-done" onClick={() => dialog.current?.close()}>
        {text('done')}
      </button>
    </dialog>
  );
}
