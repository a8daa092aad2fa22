import browser from 'webextension-polyfill';
import { isWebAddress } from '@/lib/clips/canonical-url';
import type { ActiveTab } from './active-tab';
import { allowMarkingInTab } from './marked-tabs';
import { setMarkingMode, type MarkingMode } from './marking-mode';

/**
 * Lets the user highlight a tab's page, or shows the highlights on it.
 * @returns whether the page is accessible
 */
export async function markOnPage(tab: ActiveTab, mode: MarkingMode): Promise<boolean> {
  if (tab.url === undefined || !isWebAddress(tab.url)) return false;
  const target = { tabId: tab.id };
  await allowMarkingInTab(tab.id, tab.url);
  try {
    await browser.scripting.executeScript({ target, func: setMarkingMode, args: [mode] });
    await browser.scripting.executeScript({ target, files: ['/mark.js'] });
    return true;
  } catch {
    return false;
  }
}
