import browser from 'webextension-polyfill';
import { siteHost } from '@/lib/clips/canonical-url';
import {
  hasServerPermission,
  originsOf,
  releaseServerPermission,
  requestServerPermission,
} from './host-permission';
import { watchHostsWith } from './site-keys';

/*
 * Sites on which highlights are always shown: a URL per host. An entry only counts with the
 * browser's permission, which may arrive after the requesting page has closed.
 */
const PREFIX = 'marked:';
const SCRIPT = 'marking';

const keyOf = (url: string) => `${PREFIX}${siteHost(url)}`;

/** The URLs of all such sites. */
async function markedSites(): Promise<readonly string[]> {
  const stored = await browser.storage.local.get();
  const values = Object.entries(stored).filter(([key]) => key.startsWith(PREFIX));
  const addresses = values.map(([, value]: [string, unknown]) => value);
  return addresses.filter((each) => typeof each === 'string').filter((each) => URL.canParse(each));
}

/** Whether highlights are always shown on a page's site. */
export async function isMarkedSite(url: string): Promise<boolean> {
  const known = (await browser.storage.local.get(keyOf(url)))[keyOf(url)];
  return typeof known === 'string' && (await hasServerPermission(url));
}

/**
 * Always shows highlights on a site. Must be called in the click handler, since it asks for
 * permission.
 */
export async function addMarkedSite(url: string): Promise<boolean> {
  const granted = requestServerPermission(url);
  await browser.storage.local.set({ [keyOf(url)]: url });
  if (await granted) {
    await registerMarking();
    return true;
  }
  await browser.storage.local.remove(keyOf(url));
  return false;
}

/** Stops showing them on a site, and releases the permission. */
export async function removeMarkedSite(host: string): Promise<void> {
  const key = PREFIX + host;
  const known = (await browser.storage.local.get(key))[key];
  await browser.storage.local.remove(key);
  await registerMarking();
  if (typeof known === 'string' && URL.canParse(known)) await releaseServerPermission(known);
}

/**
 * Registers the content script that shows highlights for exactly these sites. The popup and the
 * background do so at the same time when a permission is granted, and the popup may close before it
 * is done: one waits for the other, and no step leaves a site without the script.
 */
function registerMarking(): Promise<void> {
  return navigator.locks.request(SCRIPT, async () => {
    const sites: string[] = [];
    for (const site of await markedSites()) if (await hasServerPermission(site)) sites.push(site);
    const { scripting } = browser;
    const [registered] = await scripting.getRegisteredContentScripts({ ids: [SCRIPT] });
    const script = { id: SCRIPT, matches: originsOf(sites) };
    if (sites.length === 0) {
      if (registered) await scripting.unregisterContentScripts({ ids: [SCRIPT] });
    } else if (registered) await scripting.updateContentScripts([script]);
    else
      await scripting.registerContentScripts([
        { ...script, js: ['/mark.js'], runAt: 'document_idle' },
      ]);
  });
}

/** Re-registers the script whenever necessary: an update of the extension removes it. */
export function keepMarkingRegistered(): void {
  const register = () => void registerMarking();
  browser.runtime.onInstalled.addListener(register);
  browser.permissions.onAdded.addListener(register);
  browser.permissions.onRemoved.addListener(register);
}

/** Calls back with the hosts of these sites, now and whenever they change. */
export const watchMarkedHosts = watchHostsWith(PREFIX);
