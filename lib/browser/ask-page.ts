import browser from 'webextension-polyfill';
import { handOverRequest } from '@/lib/extraction/picking/picked';
import type { ExtractionRequest } from '@/lib/extraction/picking/picked';
import type { ActiveTab } from './active-tab';
import { activeTab } from './active-tab';
import { readLeanings } from './site-leanings';
import { readPart } from './site-parts';

/**
 * Asks a page for its article, with the user's part and leanings for its site. Returns the
 * extraction script's result, unchecked.
 */
export async function askForArticle({ id, url = '' }: ActiveTab): Promise<unknown> {
  const [selector, leanings] = await Promise.all([readPart(url), readLeanings(url)]);
  return runExtraction(id, { what: 'article', selector, leanings });
}

/** Runs the extraction script in a tab and returns its result, unchecked. */
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
 * Runs the extraction script in a tab after other queued runs have ended: a page holds one request
 * at a time, and a save triggers several.
 */
export function askInTurn(tabId: number, request: ExtractionRequest): Promise<unknown> {
  return navigator.locks.request(`ask tab ${tabId}`, () => runExtraction(tabId, request));
}

/** A page that is being asked for its article. */
export interface Asked {
  readonly tab: Promise<ActiveTab | null>;
  /** The extraction script's result, unchecked; `null` if there is no tab. */
  readonly told: Promise<unknown>;
}

/** Asks the page of a tab, by default the active one, for its article. */
export function askPage(tab: Promise<ActiveTab | null> = activeTab()): Asked {
  const told = tab.then((found) => found && askForArticle(found));
  // Whoever awaits it reports the failure.
  told.catch(() => undefined);
  return { tab, told };
}

/** Where the popup's first script leaves the request for the second. */
const ASKED = 'tearsheetAsked';

/** Asks the active page for its article while the popup is still loading. */
export function askAhead(): void {
  Reflect.set(globalThis, ASKED, askPage());
}

/** Takes the request made ahead; `null` if there was none, or it was already taken. */
export function takeAsked(): Asked | null {
  const asked = Reflect.get(globalThis, ASKED) as Asked | null | undefined;
  Reflect.set(globalThis, ASKED, null);
  return asked ?? null;
}
