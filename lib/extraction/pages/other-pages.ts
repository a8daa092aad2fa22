import type { Article } from '../../clips/article';
import { extractArticle } from '../extract';
import { NotAnArticle } from '../not-an-article';
import { MOST_PAGES, type OtherPages } from './page-limit';

/** In characters. */
const LARGEST_PAGE = 20_000_000;
const LARGEST_ALL = 40_000_000;
/** Milliseconds that a page has to come. */
const PATIENCE = 20_000;

/**
 * Gets the pages that follow an article's first, one after the other. It runs in the page, which may
 * load others of its own site as its links do: no permission is needed, and who is signed in stays so.
 * @param next the address of the first of them
 */
export async function getOtherPages(next: string): Promise<OtherPages> {
  const pages: Article[] = [];
  const seen = new Set([location.href]);
  let size = 0;
  for (let address: string | null = next; address !== null;) {
    const isKnown = seen.has(address);
    if (isKnown || pages.length >= MOST_PAGES || size > LARGEST_ALL) break;
    seen.add(address);
    const page = await loadFromSite(address);
    const article = page && articleIn(page.html, page.url);
    if (!article) break;
    size += page.html.length;
    pages.push(article);
    address = article.nextPage;
  }
  return { pages, isWhole: pages.at(-1)?.nextPage === null };
}

async function loadFromSite(address: string): Promise<{ html: string; url: string } | null> {
  if (new URL(address).origin !== location.origin) return null;
  try {
    const signal = AbortSignal.timeout(PATIENCE);
    const response = await fetch(address, { credentials: 'same-origin', signal });
    const isPage = /html/i.test(response.headers.get('content-type') ?? '');
    const isHere = new URL(response.url).origin === location.origin;
    const size = Number(response.headers.get('content-length') ?? 0);
    if (!response.ok || !isPage || !isHere || size > LARGEST_PAGE) return null;
    const html = await response.text();
    return html.length > LARGEST_PAGE ? null : { html, url: response.url };
  } catch {
    return null;
  }
}

function articleIn(html: string, url: string): Article | null {
  try {
    return extractArticle(new DOMParser().parseFromString(html, 'text/html'), url);
  } catch (error) {
    if (error instanceof NotAnArticle) return null;
    throw error;
  }
}
