import browser from 'webextension-polyfill';
import { siteHost } from '@/lib/clips/canonical-url';

const keyOf = (url: string) => `part:${siteHost(url)}`;

/** The selector of the part that the person always clips on a page's site, if there is one. */
export async function readPart(url: string): Promise<string | null> {
  const key = keyOf(url);
  const selector = (await browser.storage.local.get(key))[key];
  return typeof selector === 'string' ? selector : null;
}

/** Remembers a part for a page's site. */
export async function rememberPart(url: string, selector: string): Promise<void> {
  await browser.storage.local.set({ [keyOf(url)]: selector });
}

/** Forgets the part of a page's site. */
export async function forgetPart(url: string): Promise<void> {
  await browser.storage.local.remove(keyOf(url));
}
