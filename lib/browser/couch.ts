import browser from 'webextension-polyfill';
import type { ClipDatabase } from '@/lib/store/database';
import { liveClipIds } from '@/lib/store/rows';
import { connectCouch } from '@/lib/sync/couch/check';
import { changesWithin } from '@/lib/sync/couch/client';
import { offerEverything, readCheckpoint } from '@/lib/sync/couch/session';
import { forgetStatus, statusOf } from '@/lib/sync/engine';
import { couchRemote } from '@/lib/sync/couchdb';
import type { Remote } from '@/lib/sync/remote';
import { SyncFailure } from '@/lib/sync/remote';
import {
  hasServerPermission,
  releaseAllSitesPermission,
  releaseServerPermission,
} from './host-permission';
import { hasUnreadableCouch, keepCouchSettings, readCouchSettings } from './couch-settings';
import type { ConnectRequest, CouchWatch, Handlers } from './messages';

const ALARM = 'couchdb';
/** The polling interval while no page watches for changes. */
const MINUTES = 5;
/** Shorter than the 30 seconds after which a browser stops an idle background. */
const PATIENCE = 20_000;

/** Whether an alarm is the one for polling the CouchDB. */
export function isCouchAlarm(alarm: { name: string }): boolean {
  return alarm.name === ALARM;
}

/**
 * A connection whose settings this version cannot read: it may be encrypted, so nothing is sent.
 */
const UNREADABLE: Remote = {
  name: 'couchdb',
  replicate: () =>
    Promise.reject(new SyncFailure('unreadable-key', 'The connection’s settings cannot be read')),
};

/** The CouchDB as a remote; `null` if none is connected. */
export async function configuredCouch(): Promise<Remote | null> {
  if (await hasUnreadableCouch()) return UNREADABLE;
  const settings = await readCouchSettings();
  if (!settings) return null;
  const remote = couchRemote(settings);
  return {
    ...remote,
    async replicate(db) {
      if (!(await hasServerPermission(settings.address))) {
        throw new SyncFailure(
          'forbidden',
          'Tearsheet no longer has permission to reach the server',
        );
      }
      return remote.replicate(db);
    },
  };
}

/** Runs a replication round; with `force`, even after a recent failure. */
type Replicate = (options: { force: boolean }) => Promise<void>;

/** The background's message handlers for CouchDB. */
export function couchHandlers(
  db: ClipDatabase,
  replicate: Replicate,
): Pick<Handlers, 'connectCouch' | 'disconnectCouch' | 'watchCouch'> {
  return {
    async connectCouch({ form, agreed }: ConnectRequest) {
      const before = await readCouchSettings();
      const { check, settings } = await connectCouch(form, agreed, await liveIds(db));
      if (!settings) {
        // The next attempt may be for another host; one for the same host asks for permission
        // again.
        const hopeless = check.result === 'offline' || check.result === 'not-a-database';
        if (hopeless && before?.address !== form.address)
          await releaseServerPermission(form.address);
        return check;
      }
      await keepCouchSettings(settings);
      await offerEverything(db);
      await browser.alarms.create(ALARM, { periodInMinutes: MINUTES });
      await forgetStatus(db, 'couchdb');
      void replicate({ force: true });
      return check;
    },

    async disconnectCouch() {
      const settings = await readCouchSettings();
      await keepCouchSettings(null);
      await browser.alarms.clear(ALARM);
      await forgetStatus(db, 'couchdb');
      if (!settings) return;
      await releaseServerPermission(settings.address);
      // It was kept for the CouchDB; a running text download asks for it again.
      await releaseAllSitesPermission();
    },

    watchCouch: () => watchOnce(db, replicate),
  };
}

async function liveIds(db: ClipDatabase): Promise<string[]> {
  return liveClipIds(db);
}

async function watchOnce(db: ClipDatabase, replicate: Replicate): Promise<CouchWatch> {
  const settings = await readCouchSettings();
  if (!settings) return 'off';
  const failure = async () => (await statusOf(db, 'couchdb')).failure;
  // A server that was offline proves to be back by a successful round, not by its changes.
  const away = (await failure())?.kind === 'offline';
  const since = (await readCheckpoint(db))?.since ?? 0;
  try {
    if (!away && !(await changesWithin(settings, since, PATIENCE))) return 'quiet';
  } catch {
    // A round reports the failure; watching only has to slow down.
    return 'failed';
  }
  await replicate({ force: away });
  return (await failure()) ? 'failed' : 'changed';
}
