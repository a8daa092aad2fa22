import browser from 'webextension-polyfill';
import { handOverRequest } from '@/lib/extraction/picking/picked';
import type { ExtractionRequest } from '@/lib/extraction/picking/picked';
import type { ActiveTab } from './active-tab';
import { activeTab } from './active-tab';
import { readLeanings } from './site-leanings';
import { readPart } from './site-parts';

/**
 * Asks a page for its article, as the person wants it on its site: gives what the extraction script
 * returns, unchecked.
 */
export async function askForArticle({ id, url = '' }: ActiveTab): Promise<unknown> {
  const [selector, leanings] = await Promise.all([readPart(url), readLeanings(url)]);
  return runExtraction(id, { what: 'article', selector, leanings });
}

/** Runs the extraction script in a tab: gives what it returns, unchecked. */
export async function runExtraction(tabId: number, request: ExtractionRequest): Promise<unknown> {
  const target = { tabId };
  const args: Parameters<typeof handOverRequest> = [request];
  await browser.scripting.executeScript({ target, func: handOverRequest, args });
  const kinds = request.what === 'pages' ? ['/kinds.js'] : [];
  const files = [...kinds, '/extract.js'];
  const [frame] = await browser.scripting.executeScript({ target, files });
  return frame?.result;
}

/**
 * Runs the extraction script in a tab when others that do so in turn have ended: a page holds one
 * request at a time, and what a save sets off comes together.
 */
export function askInTurn(tabId: number, request: ExtractionRequest): Promise<unknown> {
  return navigator.locks.request(`ask tab ${tabId}`, () => runExtraction(tabId, request));
}

/** A page that is being asked for its article. */
export interface Asked {
  readonly tab: Promise<ActiveTab | null>;
  /** What the extraction script returns, unchecked; `null` where there is no tab. */
  readonly told: Promise<unknown>;
}

/** Asks the page of a tab, or of the one in front, for its article. */
export function askPage(tab: Promise<ActiveTab | null> = activeTab()): Asked {
  const told = tab.then((found) => found && askForArticle(found));
  // Whoever reads it says what failed.
  told.catch(() => undefined);
  return { tab, told };
}

/** Where the popup's first script leaves for the other what it asked. */
const ASKED = 'tearsheetAsked';

/** Asks the page in front for its article, for the popup that is still being loaded. */
export function askAhead(): void {
  Reflect.set(globalThis, ASKED, askPage());
}

/** What was asked ahead; `null` where nothing was, or it was taken already. */
export function takeAsked(): Asked | null {
  const asked = Reflect.get(globalThis, ASKED) as Asked | null | undefined;
  Reflect.set(globalThis, ASKED, null);
  return asked ?? null;
}
