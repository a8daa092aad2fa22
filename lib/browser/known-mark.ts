import browser from 'webextension-polyfill';
import type { Permissions } from 'webextension-polyfill';
import { isWebAddress } from '@/lib/clips/canonical-url';
import { knownClip } from '@/lib/store/article-id';
import type { ClipDatabase } from '@/lib/store/database';
import { markTab } from './badge';

/**
 * What tells of pages as they open. Without it the browser has no such interface, so that nothing
 * wakes the background at each page of those who do not want the mark.
 */
const PERMISSION: Permissions.Permissions = { permissions: ['webNavigation'] };

const RESTART = 'start with permission';

/** Marks the button on pages that are clips. Call it in the click, for which the browser asks. */
export function startKnownMark(): Promise<boolean> {
  return browser.permissions.request(PERMISSION);
}

/** Marks it no longer, and gives the permission back. */
export async function stopKnownMark(): Promise<void> {
  await browser.permissions.remove(PERMISSION);
}

/** Whether it is marked. */
export function hasKnownMark(): Promise<boolean> {
  return browser.permissions.contains(PERMISSION);
}

/** Marks the button on pages that are clips, as they open, for those who want that. */
export function markKnownPages(db: ClipDatabase): void {
  const onPage = ({ tabId, frameId, url }: { tabId: number; frameId: number; url: string }) => {
    if (frameId === 0 && isWebAddress(url)) void markKnown(db, tabId, url);
  };
  const listen = (): boolean => {
    const navigation: typeof browser.webNavigation | undefined = browser.webNavigation;
    navigation?.onCommitted.addListener(onPage);
    // Pages that change their address by script stay where they are.
    navigation?.onHistoryStateUpdated.addListener(onPage);
    return navigation !== undefined;
  };
  if (listen()) void browser.alarms.clear(RESTART);
  // Firefox wakes a background only for what it listened to when it started: it is to start again.
  browser.permissions.onAdded.addListener(({ permissions = [] }) => {
    if (!permissions.includes('webNavigation') || !listen()) return;
    void browser.alarms.create(RESTART, { delayInMinutes: 1, periodInMinutes: 1 });
  });
}

/** The lookup is on the device: by the page's own address, the page itself is not read. */
async function markKnown(db: ClipDatabase, tabId: number, url: string): Promise<void> {
  if (await knownClip(db, { url, canonicalUrl: null })) await markTab(tabId, 'known');
}
