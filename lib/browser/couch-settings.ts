import * as v from 'valibot';
import browser from 'webextension-polyfill';
import type { CouchSettings } from '@/lib/sync/couch/access';
import { couchSettingsSchema } from '@/lib/sync/couch/access';
import { mayReach, releaseEverywhere, watchPermissions } from './host-permission';

/*
 * In `storage.local`, which neither syncs nor is in a backup: the password is for this device.
 */
const KEY = 'couchdb';

/** The CouchDB that this device replicates with; `null` where there is none. */
export async function readCouchSettings(): Promise<CouchSettings | null> {
  const parsed = v.safeParse(couchSettingsSchema, (await browser.storage.local.get(KEY))[KEY]);
  return parsed.success ? parsed.output : null;
}

/** Whether this device has settings that cannot be read: nothing is then sent, sealed or not. */
export async function hasUnreadableCouch(): Promise<boolean> {
  const stored: unknown = (await browser.storage.local.get(KEY))[KEY];
  return stored !== undefined && !v.is(couchSettingsSchema, stored);
}

/** Keeps the settings; `null` forgets them, password and key included. */
export async function keepCouchSettings(settings: CouchSettings | null): Promise<void> {
  await keepScriptsOut();
  if (settings) await browser.storage.local.set({ [KEY]: settings });
  else await browser.storage.local.remove(KEY);
}

/** Where the browser can, closes the area to scripts that run in web pages, ours included. */
async function keepScriptsOut(): Promise<void> {
  const area = browser.storage.local as typeof browser.storage.local & {
    setAccessLevel?: (level: { accessLevel: 'TRUSTED_CONTEXTS' }) => Promise<void>;
  };
  await area.setAccessLevel?.({ accessLevel: 'TRUSTED_CONTEXTS' });
}

/** What the person is shown of the settings. */
export interface CouchConnection {
  readonly address: string;
  readonly database: string;
  readonly user: string;
  readonly sealed: boolean;
  /** Whether the browser still lets Tearsheet talk to the server. */
  readonly permitted: boolean;
}

/** Calls back with the connection, again whenever it changes. The function given back stops it. */
export function watchCouchConnection(
  onValue: (connection: CouchConnection | null) => void,
  onError: (error: unknown) => void,
): () => void {
  const tell = () => void readConnection().then(onValue, onError);
  const onChanged = (changes: object) => {
    if (KEY in changes) tell();
  };
  browser.storage.local.onChanged.addListener(onChanged);
  const unwatch = watchPermissions(tell);
  tell();
  return () => {
    browser.storage.local.onChanged.removeListener(onChanged);
    unwatch();
  };
}

async function readConnection(): Promise<CouchConnection | null> {
  const settings = await readCouchSettings();
  if (!settings) return null;
  const { address, database, user, sealing } = settings;
  const permitted = await mayReach(address);
  return { address, database, user, sealed: sealing !== null, permitted };
}

/** Gives the permission for all sites back, unless a CouchDB's would go with it: that has to last. */
export async function giveBackEverywhere(): Promise<void> {
  if (!(await readCouchSettings())) await releaseEverywhere();
}
