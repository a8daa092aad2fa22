import type { PageElement } from '../page/element';
import type { JsonLd } from './json-ld';
import type { MetaTags } from './meta-tags';

/** What every reader of metadata looks at, read once. */
export interface PageFacts {
  readonly root: PageElement;
  readonly url: string;
  readonly meta: MetaTags;
  readonly jsonLd: JsonLd;
  readonly lang: string | null;
  /** The page says in its metadata that it is an article. */
  readonly isDeclaredArticle: boolean;
  /** The element that heads the article: its visible title. */
  readonly heading: PageElement | null;
}

/** An address made absolute against the page's, or null where it is none. */
export function absoluteUrl(address: string | null | undefined, base: string): string | null {
  if (!address) return null;
  try {
    const url = new URL(address.trim(), base);
    return /^https?:$/.test(url.protocol) ? url.href : null;
  } catch {
    return null;
  }
}
