import browser from 'webextension-polyfill';
import { replicaOf } from '@/lib/store/clock';
import type { ClipDatabase } from '@/lib/store/database';
import { browserStorageRemote, removeDevice, sealingTerms } from '@/lib/sync/browser-storage';
import type { Remote } from '@/lib/sync/remote';
import { SyncFailure } from '@/lib/sync/remote';
import { trustOf } from '@/lib/sync/area/trust';
import { isWeak } from '@/lib/clips/passphrase';
import { newSealing, sealingFor } from '@/lib/sync/sealing';
import { deviceName } from './device-name';
import type { Handlers } from './messages';
import { keepSealing, readSealing } from './sealing-setting';

/** The browser's storage as a remote. */
export async function browserRemote(db: ClipDatabase): Promise<Remote> {
  const sealing = await readSealing();
  // Fails closed: what the user wanted encrypted is not sent if the setting cannot be read.
  if (sealing === 'unreadable') {
    const message = 'The setting that encrypts browser sync cannot be read';
    const replicate = () => Promise.reject(new SyncFailure('unreadable-key', message));
    return { name: 'browser', replicate };
  }
  return browserStorageRemote(browser.storage.sync, {
    replica: await replicaOf(db),
    name: await deviceName(),
    sealing,
  });
}

/** The background's message handlers for browser sync. */
export function areaHandlers(
  db: ClipDatabase,
  replicate: (options: { force: boolean }) => Promise<void>,
): Pick<Handlers, 'sealBrowserSync' | 'removeDevice'> {
  return {
    async sealBrowserSync(passphrase) {
      if (passphrase === null) {
        await keepSealing(null);
      } else {
        // Existing terms take precedence, so that all devices share a key.
        const { ignored } = await trustOf(db);
        const terms = await sealingTerms(browser.storage.sync, ignored);
        if (!terms && isWeak(passphrase)) return false;
        const sealing = await (
          terms ? sealingFor(terms, passphrase) : newSealing(passphrase)
        ).catch((error: unknown) => {
          if (error instanceof SyncFailure) return null;
          throw error;
        });
        if (!sealing) return false;
        await keepSealing(sealing);
      }
      await replicate({ force: true });
      return true;
    },

    async removeDevice(replica) {
      await removeDevice(browser.storage.sync, replica);
      await replicate({ force: true });
    },
  };
}
