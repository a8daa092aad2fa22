import { defineExtensionMessaging } from '@webext-core/messaging';
import type { Highlight, HighlightEdit } from '@/lib/clips/highlight';

/** Which page asks: a script of a page may change its address as it goes. */
export interface PageAddress {
  readonly url: string;
  /** As the page gives it. */
  readonly canonicalUrl: string | null;
}

/** A request to change a highlight of a page, or to make it. */
export interface MarkRequest {
  readonly page: PageAddress;
  readonly edit: HighlightEdit;
}

/** What our script in a page asks of the background, and may only where the person marks. */
interface Protocol {
  /** The highlights of the page's clip; none where the page is no clip. */
  pageHighlights(page: PageAddress): readonly Highlight[];
  /** Changes a highlight; the first clips the page. Tells whether that was saved. */
  markPage(request: MarkRequest): boolean;
}

export const pageMessaging = defineExtensionMessaging<Protocol>();
