import * as v from 'valibot';
import browser from 'webextension-polyfill';
import type { Sealing } from '@/lib/sync/sealing';
import { sealingTermsSchema } from '@/lib/sync/sealing';

/* In `storage.local`, which neither syncs nor is in a backup: the key is for this device. */
const KEY = 'browserSyncSealing';
const sealingSchema = v.object({ terms: sealingTermsSchema, master: v.string() });

/** What this device encrypts browser sync with; `null` where it does not. */
export async function readSealing(): Promise<Sealing | null> {
  const parsed = v.safeParse(sealingSchema, (await browser.storage.local.get(KEY))[KEY]);
  return parsed.success ? parsed.output : null;
}

/** Keeps the key of a passphrase; `null` forgets it. */
export async function keepSealing(sealing: Sealing | null): Promise<void> {
  if (sealing) await browser.storage.local.set({ [KEY]: sealing });
  else await browser.storage.local.remove(KEY);
}

/** Calls back with whether browser sync is encrypted here, again whenever that changes. */
export function watchSealing(
  onValue: (sealed: boolean) => void,
  onError: (error: unknown) => void,
): () => void {
  const tell = () => void readSealing().then((sealing) => onValue(sealing !== null), onError);
  const onChanged = (changes: object) => {
    if (KEY in changes) tell();
  };
  browser.storage.local.onChanged.addListener(onChanged);
  tell();
  return () => browser.storage.local.onChanged.removeListener(onChanged);
}
