import browser from 'webextension-polyfill';
import { setPendingRequest } from '@/lib/extraction/picking/picked';
import type { ExtractionRequest } from '@/lib/extraction/picking/picked';
import type { ActiveTab } from './active-tab';
import { activeTab } from './active-tab';
import { readLeanings } from './site-leanings';
import { readPart } from './site-parts';

/**
 * Asks a page for its article, with the user's part and leanings for its site. Returns the
 * extraction script's result, unchecked.
 */
export async function extractArticleOf({ id, url = '' }: ActiveTab): Promise<unknown> {
  const [selector, leanings] = await Promise.all([readPart(url), readLeanings(url)]);
  return runExtraction(id, { what: 'article', selector, leanings });
}

/** Runs the extraction script in a tab and returns its result, unchecked. */
export async function runExtraction(tabId: number, request: ExtractionRequest): Promise<unknown> {
  const target = { tabId };
  const args: Parameters<typeof setPendingRequest> = [request];
  await browser.scripting.executeScript({ target, func: setPendingRequest, args });
  const kinds = request.what === 'pages' ? ['/kinds.js'] : [];
  const files = [...kinds, '/extract.js'];
  const [frame] = await browser.scripting.executeScript({ target, files });
  return frame?.result;
}

/**
 * Runs the extraction script in a tab after other queued runs have ended: a page holds one request
 * at a time, and a save triggers several.
 */
export function queueExtraction(tabId: number, request: ExtractionRequest): Promise<unknown> {
  return navigator.locks.request(`extract tab ${tabId}`, () => runExtraction(tabId, request));
}

/** A page that is being asked for its article. */
export interface ArticleRequest {
  readonly tab: Promise<ActiveTab | null>;
  /** The extraction script's result, unchecked; `null` if there is no tab. */
  readonly result: Promise<unknown>;
}

/** Asks the page of a tab, by default the active one, for its article. */
export function requestArticle(tab: Promise<ActiveTab | null> = activeTab()): ArticleRequest {
  const result = tab.then((found) => found && extractArticleOf(found));
  // Whoever awaits it reports the failure.
  result.catch(() => undefined);
  return { tab, result };
}

/** Where the popup's first script leaves the request for the second. */
const PREFETCHED = 'tearsheetPrefetched';

/** Asks the active page for its article while the popup is still loading. */
export function prefetchArticle(): void {
  Reflect.set(globalThis, PREFETCHED, requestArticle());
}

/** Takes the prefetched request; `null` if there was none, or it was already taken. */
export function takePrefetchedRequest(): ArticleRequest | null {
  const request = Reflect.get(globalThis, PREFETCHED) as ArticleRequest | null | undefined;
  Reflect.set(globalThis, PREFETCHED, null);
  return request ?? null;
}
