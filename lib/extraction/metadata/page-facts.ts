import type { PageElement } from '../page/element';
import type { JsonLd } from './json-ld';
import type { MetaTags } from './meta-tags';

/** The facts of a page that all metadata readers use, read once. */
export interface PageFacts {
  readonly root: PageElement;
  readonly url: string;
  readonly meta: MetaTags;
  readonly jsonLd: JsonLd;
  readonly lang: string | null;
  /** Whether the page's metadata says that it is an article. */
  readonly isDeclaredArticle: boolean;
  /** The element that shows the article's title. */
  readonly heading: PageElement | null;
}

/** Resolves a URL against the page's; null if it is not an HTTP URL. */
export function absoluteUrl(address: string | null | undefined, base: string): string | null {
  if (!address) return null;
  try {
    const url = new URL(address.trim(), base);
    return /^https?:$/.test(url.protocol) ? url.href : null;
  } catch {
    return null;
  }
}
