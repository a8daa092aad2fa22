import browser from 'webextension-polyfill';

/** Where Zotero listens for its own browser connector, on this device alone. */
export const ZOTERO = 'http://127.0.0.1:23119';

/** A server's host as a match pattern. Ports are left out: Firefox knows none in a pattern. */
function patternOf(address: string): string {
  const { protocol, hostname } = new URL(address);
  return `${protocol}//${hostname}/*`;
}

/** The hosts of servers as match patterns, each once. */
export const originsOf = (addresses: readonly string[]) => [...new Set(addresses.map(patternOf))];

/**
 * Asks the person for permission to talk to servers, which need no CORS there then. Call it in the
 * click, before anything is awaited.
 */
export function requestServers(...addresses: readonly string[]): Promise<boolean> {
  return browser.permissions.request({ origins: originsOf(addresses) });
}

/** Whether the person's permission still holds: browsers let them take it back in their settings. */
export function mayReach(address: string): Promise<boolean> {
  return browser.permissions.contains({ origins: [patternOf(address)] });
}

/** Calls back whenever the person gives permission or takes it back. The function given stops it. */
export function watchPermissions(onChange: () => void): () => void {
  const { onAdded, onRemoved } = browser.permissions;
  onAdded.addListener(onChange);
  onRemoved.addListener(onChange);
  return () => {
    onAdded.removeListener(onChange);
    onRemoved.removeListener(onChange);
  };
}

/** Gives the permission back. */
export async function releaseServers(...addresses: readonly string[]): Promise<void> {
  if (addresses.length > 0) await browser.permissions.remove({ origins: originsOf(addresses) });
}

/** Every site: what is asked for where one permission a site would be hundreds of questions. */
const EVERYWHERE = { origins: ['https://*/*', 'http://*/*'] };

/** Asks the person for permission to load pages of whatever site. Same rule: in the click. */
export function requestEverywhere(): Promise<boolean> {
  return browser.permissions.request(EVERYWHERE);
}

/** Whether that permission still holds. */
export function mayReachEverywhere(): Promise<boolean> {
  return browser.permissions.contains(EVERYWHERE);
}

/** Gives that permission back. In Chromium any for a single host goes with it, in Firefox it stays. */
export async function releaseEverywhere(): Promise<void> {
  await browser.permissions.remove(EVERYWHERE);
}
