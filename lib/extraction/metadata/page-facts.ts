import type { PageElement } from '../page/element';
import type { JsonLd } from './json-ld';
import type { MetaTags } from './meta-tags';

/** The facts of a page that all metadata readers use, read once. */
export interface PageFacts {
  readonly root: PageElement;
  readonly url: string;
  /** The URL that the page's relative URLs are resolved against. */
  readonly base: string;
  readonly meta: MetaTags;
  readonly jsonLd: JsonLd;
  readonly lang: string | null;
  /** Whether the page's metadata says that it is an article. */
  readonly isDeclaredArticle: boolean;
  /** The element that shows the article's title. */
  readonly heading: PageElement | null;
}

/** Returns the base URL of a page. */
export function baseOf(root: PageElement, url: string): string {
  return absoluteUrl(root.querySelector('base[href]')?.getAttribute('href'), url) ?? url;
}

/** Resolves a URL against a base; null if it is not an HTTP URL. */
export function absoluteUrl(address: string | null | undefined, base: string): string | null {
  if (!address) return null;
  try {
    const url = new URL(address.trim(), base);
    return /^https?:$/.test(url.protocol) ? url.href : null;
  } catch {
    return null;
  }
}
