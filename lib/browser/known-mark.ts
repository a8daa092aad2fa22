import browser from 'webextension-polyfill';
import type { Permissions } from 'webextension-polyfill';
import { isWebAddress } from '@/lib/clips/canonical-url';
import { knownClip } from '@/lib/store/article-id';
import type { ClipDatabase } from '@/lib/store/database';
import { markTab } from './badge';

/**
 * The permission for observing navigation. Without it the API does not exist, so that the
 * background is not woken at each page for users who do not want the mark.
 */
const PERMISSION: Permissions.Permissions = { permissions: ['webNavigation'] };

const RESTART = 'start with permission';

/**
 * Starts marking the button on pages that are clips. Must be called in the click handler, since it
 * asks for permission.
 */
export function startKnownMark(): Promise<boolean> {
  return browser.permissions.request(PERMISSION);
}

/** Stops marking, and releases the permission. */
export async function stopKnownMark(): Promise<void> {
  await browser.permissions.remove(PERMISSION);
}

/** Whether pages are marked. */
export function hasKnownMark(): Promise<boolean> {
  return browser.permissions.contains(PERMISSION);
}

/** Marks the button on pages that are clips as they open, for users who want that. */
export function markKnownPages(db: ClipDatabase): void {
  const onPage = ({ tabId, frameId, url }: { tabId: number; frameId: number; url: string }) => {
    if (frameId === 0 && isWebAddress(url)) void markKnown(db, tabId, url);
  };
  const listen = (): boolean => {
    const navigation: typeof browser.webNavigation | undefined = browser.webNavigation;
    navigation?.onCommitted.addListener(onPage);
    // Pages that change their URL by script do not fire `onCommitted`.
    navigation?.onHistoryStateUpdated.addListener(onPage);
    return navigation !== undefined;
  };
  if (listen()) void browser.alarms.clear(RESTART);
  // Firefox only wakes a background for listeners registered when it started, so it has to restart.
  browser.permissions.onAdded.addListener(({ permissions = [] }) => {
    if (!permissions.includes('webNavigation') || !listen()) return;
    void browser.alarms.create(RESTART, { delayInMinutes: 1, periodInMinutes: 1 });
  });
}

/** Looks the page up on this device, by its URL; the page itself is not read. */
async function markKnown(db: ClipDatabase, tabId: number, url: string): Promise<void> {
  if (await knownClip(db, { url, canonicalUrl: null })) await markTab(tabId, 'known');
}
