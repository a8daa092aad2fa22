import browser from 'webextension-polyfill';
import { forgetPickedElement } from '@/lib/extraction/picking/picked';
import { markTab } from './badge';

/**
 * Lets the user pick a part of a tab's page. The popup that asked is closed by then, and opens
 * again with the part; if the browser does not allow that, the button is marked.
 */
export async function pickPart(tabId: number): Promise<void> {
  const target = { tabId };
  const [frame] = await browser.scripting.executeScript({ target, files: ['/pick.js'] });
  if (frame?.result !== true) return;
  await browser.action.openPopup().catch(() => markTab(tabId, 'picked'));
}

/** Forgets the part picked on a tab's page. */
export async function forgetPickedPart(tabId: number): Promise<void> {
  await browser.scripting.executeScript({ target: { tabId }, func: forgetPickedElement });
}
