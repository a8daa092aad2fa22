import type { CouchConnection } from '@/lib/browser/couch-settings';
import type { RemoteStatus } from '@/lib/sync/engine';
import type { ConnectOutcome } from './ConnectResult';
import { ConnectResult } from './ConnectResult';
import { useStrings } from '../strings';

interface Props {
  readonly connection: CouchConnection;
  readonly status: RemoteStatus | undefined;
  readonly busy: boolean;
  readonly syncing: boolean;
  readonly outcome: ConnectOutcome | null;
  readonly onSync: () => void;
  readonly onAllow: () => void;
  readonly onDisconnect: () => void;
}

/** The connected CouchDB: its state, and what to do about problems. */
export function CouchConnected({ connection, status, busy, syncing, outcome, ...on }: Props) {
  const { text, language } = useStrings();
  const { address, database, sealed, permitted } = connection;
  const time = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' });
  const { failure = null, succeededAt = null } = status ?? {};
  const problem = failure && { result: failure.kind, detail: failure.message };
  return (
    <>
      <p data-testid="couch-connection">
        {text('couchConnected', database, address)}{' '}
        {text(sealed ? 'couchSealed' : 'couchNotSealed')}
      </p>
      {!permitted && (
        <div class="notice" role="alert" data-testid="couch-permission-lost">
          <p>{text('couchLeaveLost', address)}</p>
          <div class="notice-actions">
            <button type="button" data-testid="couch-allow" disabled={syncing} onClick={on.onAllow}>
              {text('couchAllow')}
            </button>
          </div>
        </div>
      )}
      {permitted && (
        <ConnectResult
          outcome={problem ?? outcome}
          waits={problem !== null}
          form={connection}
          busy={busy}
          onAgree={() => undefined}
        />
      )}
      <p role="status" data-testid="couch-when">
        {succeededAt === null ? text('syncNever') : text('syncWhen', time.format(succeededAt))}{' '}
        <button
          type="button"
          data-testid="couch-sync-now"
          disabled={syncing || !permitted}
          onClick={on.onSync}
        >
          {text(syncing ? 'syncing' : 'syncNow')}
        </button>
      </p>
      <p class="muted">{text('couchDisconnectHint')}</p>
      <button
        type="button"
        data-testid="couch-disconnect"
        disabled={busy}
        onClick={on.onDisconnect}
      >
        {text('couchDisconnect')}
      </button>
    </>
  );
}
