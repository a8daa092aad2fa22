import { useEffect, useState } from 'preact/hooks';
import type { ConnectOutcome } from '@/components/sync/ConnectResult';
import { useWatched } from '@/components/use-watched';
import { requestServerPermission } from '@/lib/browser/host-permission';
import { watchCouchConnection } from '@/lib/browser/couch-settings';
import { watchCouch } from '@/lib/browser/couch-watch';
import { sendMessage } from '@/lib/browser/messages';
import type { ClipDatabase } from '@/lib/store/database';
import { watch } from '@/lib/store/live';
import type { Consent } from '@/lib/sync/couch/check';
import type { CouchForm } from '@/lib/sync/couch/access';
import { serverAddress } from '@/lib/sync/couch/address';
import { statusOf } from '@/lib/sync/engine';

/** The connected CouchDB and the actions on it, watched for changes while the page is open. */
export function useCouch(db: ClipDatabase) {
  const connection = useWatched(watchCouchConnection, []) ?? null;
  const status = useWatched(
    watch(() => statusOf(db, 'couchdb')),
    [db],
  );
  const [busy, setBusy] = useState(false);
  const [syncing, setSyncing] = useState(false);
  const [outcome, setOutcome] = useState<ConnectOutcome | null>(null);

  const there = connection && `${connection.address} ${connection.database}`;
  useEffect(() => (there === null ? undefined : watchCouch()), [there]);

  const during = async (work: () => Promise<ConnectOutcome | null>) => {
    setBusy(true);
    setOutcome(
      await work().catch((error: unknown) => ({
        result: 'refused' as const,
        detail: String(error),
      })),
    );
    setBusy(false);
  };

  const connect = (form: CouchForm, agreed: Consent) => {
    const address = serverAddress(form.address);
    if (address === null) {
      setOutcome({ result: 'not-an-address' });
      return;
    }
    // Before anything else: the browser asks only within the click itself.
    const permission = requestServerPermission(address);
    void during(async () => {
      if (!(await permission)) return { result: 'no-permission' };
      return sendMessage('connectCouch', { form: { ...form, address }, agreed });
    });
  };

  const disconnect = () =>
    void during(async () => {
      await sendMessage('disconnectCouch');
      return null;
    });

  const syncOnce = async (permission: Promise<boolean> | true) => {
    setSyncing(true);
    // The status says how the round ended.
    if (await permission) await sendMessage('sync').catch(() => undefined);
    setSyncing(false);
  };
  const sync = () => void syncOnce(true);
  const allow = () => {
    if (connection) void syncOnce(requestServerPermission(connection.address));
  };

  return { connection, status, busy, syncing, outcome, connect, disconnect, sync, allow };
}
