import browser from 'webextension-polyfill';
import { siteHost } from '@/lib/clips/canonical-url';
import { watchHostsWith } from './site-keys';

const PREFIX = 'part:';
const keyOf = (url: string) => `${PREFIX}${siteHost(url)}`;

/** The selector of the part that the user always clips on a page's site, if any. */
export async function readPart(url: string): Promise<string | null> {
  const key = keyOf(url);
  const selector = (await browser.storage.local.get(key))[key];
  return typeof selector === 'string' ? selector : null;
}

/** Stores a part for a page's site. */
export async function rememberPart(url: string, selector: string): Promise<void> {
  await browser.storage.local.set({ [keyOf(url)]: selector });
}

/** Deletes the part for a page's site. */
export async function forgetPart(url: string): Promise<void> {
  await browser.storage.local.remove(keyOf(url));
}

/** Calls back with the hosts that have a part, now and whenever they change. */
export const watchPartHosts = watchHostsWith(PREFIX);

/** Deletes the part for a host. */
export async function forgetPartOfHost(host: string): Promise<void> {
  await browser.storage.local.remove(PREFIX + host);
}
