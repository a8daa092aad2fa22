import * as v from 'valibot';
import browser from 'webextension-polyfill';
import type { Sealing } from '@/lib/sync/sealing';
import { sealingSchema } from '@/lib/sync/sealing';

/* In `storage.local`, which is neither synced nor backed up: the key is for this device only. */
const KEY = 'browserSyncSealing';

/**
 * The key that this device encrypts browser sync with; `null` if the user set no passphrase, and
 * `unreadable` if they did but the setting cannot be read: then nothing may be published.
 */
export async function readSealing(): Promise<Sealing | null | 'unreadable'> {
  const stored: unknown = (await browser.storage.local.get(KEY))[KEY];
  if (stored === undefined || stored === null) return null;
  const parsed = v.safeParse(sealingSchema, stored);
  return parsed.success ? parsed.output : 'unreadable';
}

/** Stores the key of a passphrase; `null` deletes it. */
export async function keepSealing(sealing: Sealing | null): Promise<void> {
  if (sealing) await browser.storage.local.set({ [KEY]: sealing });
  else await browser.storage.local.remove(KEY);
}

/** Whether browser sync is encrypted here: `unreadable` as in `readSealing`. */
export type SealedState = 'sealed' | 'plain' | 'unreadable';

const stateOf = (sealing: Awaited<ReturnType<typeof readSealing>>): SealedState =>
  sealing === null ? 'plain' : sealing === 'unreadable' ? sealing : 'sealed';

/** Calls back with whether browser sync is encrypted here, now and whenever that changes. */
export function watchSealing(
  onValue: (sealed: SealedState) => void,
  onError: (error: unknown) => void,
): () => void {
  const tell = () => void readSealing().then((sealing) => onValue(stateOf(sealing)), onError);
  const onChanged = (changes: object) => {
    if (KEY in changes) tell();
  };
  browser.storage.local.onChanged.addListener(onChanged);
  tell();
  return () => browser.storage.local.onChanged.removeListener(onChanged);
}
