import { defineExtensionMessaging } from '@webext-core/messaging';
import type { Highlight, HighlightEdit } from '@/lib/clips/highlight';

/** The page that sends a message: its script may change its URL at any time. */
export interface PageAddress {
  readonly url: string;
  /** As declared by the page. */
  readonly canonicalUrl: string | null;
}

/** A request to change or create a highlight on a page. */
export interface MarkRequest {
  readonly page: PageAddress;
  readonly edit: HighlightEdit;
}

/** The content script's requests to the background, allowed only where the user highlights. */
interface Protocol {
  /** The highlights of the page's clip; none if the page is not a clip. */
  pageHighlights(page: PageAddress): readonly Highlight[];
  /** Changes a highlight; the first one clips the page. Replies whether it was saved. */
  markPage(request: MarkRequest): boolean;
}

export const pageMessaging = defineExtensionMessaging<Protocol>();
