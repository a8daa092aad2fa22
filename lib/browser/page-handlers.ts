import * as v from 'valibot';
import browser from 'webextension-polyfill';
import { webAddress } from '@/lib/clips/bounds';
import { isSameSite } from '@/lib/clips/canonical-url';
import type { Highlight } from '@/lib/clips/highlight';
import { highlightEdit } from '@/lib/clips/schema';
import { isMarkingAllowed } from './marked-tabs';
import { pageMessaging, type MarkRequest, type PageAddress } from './page-messages';

const pageAddress = v.object({
  url: webAddress,
  canonicalUrl: v.nullable(webAddress),
}) satisfies v.GenericSchema<unknown, PageAddress>;

const markRequest = v.object({
  page: pageAddress,
  edit: highlightEdit,
}) satisfies v.GenericSchema<unknown, MarkRequest>;

/**
 * Only lets the extension's content script pass, in the main frame of a tab where the user
 * highlights, and for that tab's site only.
 * @returns the tab
 * @throws for any other sender
 */
async function validatePage(
  sender: chrome.runtime.MessageSender,
  { url, canonicalUrl }: PageAddress,
): Promise<number> {
  const tabId = sender.tab?.id;
  const from = sender.url !== undefined && URL.canParse(sender.url) ? new URL(sender.url) : null;
  const isOurs = sender.id === browser.runtime.id && sender.frameId === 0;
  if (!isOurs || tabId === undefined || !from || new URL(url).origin !== from.origin)
    throw new Error('Refused: not a page that is being marked');
  if (canonicalUrl !== null && !isSameSite(canonicalUrl, from.href))
    throw new Error('Refused: the canonical URL is of another site');
  if (!(await isMarkingAllowed(tabId, from)))
    throw new Error('Refused: this page is not being marked');
  return tabId;
}

/** The background's handlers for pages, given their tab. */
export interface PageHandlers {
  readonly pageHighlights: (tabId: number, page: PageAddress) => Promise<readonly Highlight[]>;
  readonly markPage: (tabId: number, request: MarkRequest) => Promise<boolean>;
}

/** Handles messages from the extension's content script; any other sender gets an error. */
export function handlePageMessages(handlers: PageHandlers): void {
  pageMessaging.onMessage('pageHighlights', async ({ data, sender }) => {
    const page = v.parse(pageAddress, data);
    return await handlers.pageHighlights(await validatePage(sender, page), page);
  });
  pageMessaging.onMessage('markPage', async ({ data, sender }) => {
    const request = v.parse(markRequest, data);
    return await handlers.markPage(await validatePage(sender, request.page), request);
  });
}
