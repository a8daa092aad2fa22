import browser from 'webextension-polyfill';

/** A server's host as a match pattern. Ports are left out: Firefox knows none in a pattern. */
function patternOf(address: string): string {
  const { protocol, hostname } = new URL(address);
  return `${protocol}//${hostname}/*`;
}

/**
 * Asks the person for leave to talk to a server, which needs no CORS there then. Call it in the
 * click, before anything is awaited.
 */
export function requestServer(address: string): Promise<boolean> {
  return browser.permissions.request({ origins: [patternOf(address)] });
}

/** Asks for leave for the hosts of several addresses at once, as `requestServer` does for one. */
export function requestServers(addresses: readonly string[]): Promise<boolean> {
  return browser.permissions.request({ origins: patternsOf(addresses) });
}

/** Gives the leave for several addresses' hosts back, but for those that were there before. */
export async function releaseServers(
  addresses: readonly string[],
  before: readonly boolean[],
): Promise<void> {
  const origins = patternsOf(addresses.filter((_address, index) => before[index] !== true));
  if (origins.length > 0) await browser.permissions.remove({ origins });
}

const patternsOf = (addresses: readonly string[]) => [...new Set(addresses.map(patternOf))];

/** Whether the person's leave still holds: browsers let them take it back in their settings. */
export function mayReach(address: string): Promise<boolean> {
  return browser.permissions.contains({ origins: [patternOf(address)] });
}

/** Gives the leave back. */
export async function releaseServer(address: string): Promise<void> {
  await browser.permissions.remove({ origins: [patternOf(address)] });
}

/** Every site: what is asked for where one permission a site would be hundreds of questions. */
const EVERYWHERE = { origins: ['https://*/*', 'http://*/*'] };

/** Asks the person for leave to load pages of whatever site. Same rule: in the click. */
export function requestEverywhere(): Promise<boolean> {
  return browser.permissions.request(EVERYWHERE);
}

/** Whether that leave still holds. */
export function mayReachEverywhere(): Promise<boolean> {
  return browser.permissions.contains(EVERYWHERE);
}

/** Gives that leave back; one for a single host stays. */
export async function releaseEverywhere(): Promise<void> {
  await browser.permissions.remove(EVERYWHERE);
}
