import browser from 'webextension-polyfill';

/** Where Zotero listens for its browser connector, on this device only. */
export const ZOTERO = 'http://127.0.0.1:23119';

/** A server's host as a match pattern, without the port, which Firefox does not support. */
function patternOf(address: string): string {
  const { protocol, hostname } = new URL(address);
  return `${protocol}//${hostname}/*`;
}

/** The hosts of servers as distinct match patterns. */
export const originsOf = (addresses: readonly string[]) => [...new Set(addresses.map(patternOf))];

/**
 * Asks the user for permission to reach servers, which need no CORS then. Must be called in the
 * click handler, before anything is awaited.
 */
export function requestServerPermission(...addresses: readonly string[]): Promise<boolean> {
  return browser.permissions.request({ origins: originsOf(addresses) });
}

/** Whether the permission still exists: users can revoke it in the browser's settings. */
export function hasServerPermission(address: string): Promise<boolean> {
  return browser.permissions.contains({ origins: [patternOf(address)] });
}

/** Calls back whenever a permission is granted or revoked. Returns a function that stops it. */
export function watchPermissions(onChange: () => void): () => void {
  const { onAdded, onRemoved } = browser.permissions;
  onAdded.addListener(onChange);
  onRemoved.addListener(onChange);
  return () => {
    onAdded.removeListener(onChange);
    onRemoved.removeListener(onChange);
  };
}

/** Releases the permission. */
export async function releaseServerPermission(...addresses: readonly string[]): Promise<void> {
  if (addresses.length > 0) await browser.permissions.remove({ origins: originsOf(addresses) });
}

/** All sites, for cases where a prompt per site would mean hundreds of prompts. */
const EVERYWHERE = { origins: ['https://*/*', 'http://*/*'] };

/** Asks the user for permission to load pages of all sites. Must be called in the click handler. */
export function requestAllSitesPermission(): Promise<boolean> {
  return browser.permissions.request(EVERYWHERE);
}

/** Whether that permission still exists. */
export function hasAllSitesPermission(): Promise<boolean> {
  return browser.permissions.contains(EVERYWHERE);
}

/**
 * Releases that permission. Chromium removes those for single hosts with it, Firefox keeps them.
 */
export async function releaseAllSitesPermission(): Promise<void> {
  await browser.permissions.remove(EVERYWHERE);
}
