import browser from 'webextension-polyfill';
import { replicaOf } from '@/lib/store/clock';
import type { ClipDatabase } from '@/lib/store/database';
import { browserStorageRemote } from '@/lib/sync/browser-storage';
import { syncOnce } from '@/lib/sync/engine';
import { noteFailure } from '@/lib/sync/failure';
import { configuredCouch } from './couch';

const ALARM = 'sync';
const RETRY_MINUTES = 1;

/** Whether an alarm is the one that drains the outbox. */
export function isSyncAlarm(alarm: { name: string }): boolean {
  return alarm.name === ALARM;
}

/**
 * Replicates with the browser's storage, one round at a time across contexts. A round that fails
 * loses nothing: the outbox keeps what is waiting, and an alarm tries again.
 */
export async function replicate(db: ClipDatabase): Promise<void> {
  // Set first: should the worker be stopped in the middle, the alarm still comes.
  await browser.alarms.create(ALARM, { delayInMinutes: RETRY_MINUTES });
  await navigator.locks.request('tearsheet-sync', async () => {
    try {
      const remote = browserStorageRemote(browser.storage.sync, await replicaOf(db));
      await syncOnce(db, remote);
      await noteFailure(db, null);
      await browser.alarms.clear(ALARM);
    } catch (error) {
      await noteFailure(db, String(error));
    }
    const couch = await configuredCouch();
    // Its own alarm tries again.
    await couch?.replicate(db).catch(() => undefined);
  });
}
