import * as v from 'valibot';
import browser from 'webextension-polyfill';
import type { CouchSettings } from '@/lib/sync/couch/access';
import { couchSettingsSchema } from '@/lib/sync/couch/access';
import {
  hasServerPermission,
  releaseAllSitesPermission,
  watchPermissions,
} from './host-permission';

/*
 * In `storage.local`, which is neither synced nor backed up: the password is for this device only.
 */
const KEY = 'couchdb';

/** The CouchDB that this device replicates with; `null` if there is none. */
export async function readCouchSettings(): Promise<CouchSettings | null> {
  const parsed = v.safeParse(couchSettingsSchema, (await browser.storage.local.get(KEY))[KEY]);
  return parsed.success ? parsed.output : null;
}

/**
 * Whether this device's settings cannot be read: in that case nothing is sent, encrypted or not.
 */
export async function hasUnreadableCouch(): Promise<boolean> {
  const stored: unknown = (await browser.storage.local.get(KEY))[KEY];
  return stored !== undefined && !v.is(couchSettingsSchema, stored);
}

/** Stores the settings; `null` deletes them, including password and key. */
export async function keepCouchSettings(settings: CouchSettings | null): Promise<void> {
  await restrictToExtensionPages();
  if (settings) await browser.storage.local.set({ [KEY]: settings });
  else await browser.storage.local.remove(KEY);
}

/**
 * Restricts the storage area to extension pages, if the browser can: no content script may read it,
 * not even the extension's own.
 */
async function restrictToExtensionPages(): Promise<void> {
  const area = browser.storage.local as typeof browser.storage.local & {
    setAccessLevel?: (level: { accessLevel: 'TRUSTED_CONTEXTS' }) => Promise<void>;
  };
  await area.setAccessLevel?.({ accessLevel: 'TRUSTED_CONTEXTS' });
}

/** The part of the settings shown to the user. */
export interface CouchConnection {
  readonly address: string;
  readonly database: string;
  readonly user: string;
  readonly sealed: boolean;
  /** Whether the host permission still exists. */
  readonly permitted: boolean;
}

/**
 * Calls back with the connection, now and whenever it changes. Returns a function that stops it.
 */
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
  const permitted = await hasServerPermission(address);
  return { address, database, user, sealed: sealing !== null, permitted };
}

/** Releases the permission for all sites, unless a CouchDB connection depends on it. */
export async function releaseUnneededAllSitesPermission(): Promise<void> {
  if (!(await readCouchSettings())) await releaseAllSitesPermission();
}
