import type { Article } from '../../clips/article';
import { extractArticle } from '../extract';
import { mayBeOfKind } from '../kinds/has-kind';
import { NotAnArticle } from '../not-an-article';
import { providedKindReader } from '../picking/picked';
import { MOST_PAGES, type AdjacentPages, type OtherPages } from './page-limit';

/** In characters. */
const LARGEST_PAGE = 20_000_000;
const LARGEST_ALL = 40_000_000;
/** The time limit for loading a page, in milliseconds. */
const PATIENCE = 20_000;

/**
 * Loads the pages before and after an article's, one at a time. It runs in the page, which may load
 * others of its own site, so no permission is needed and the user stays signed in.
 * @param adjacent the URLs of the nearest ones
 */
export async function getOtherPages(adjacent: AdjacentPages): Promise<OtherPages> {
  const loaded: LoadedSoFar = { seen: new Set([location.href]), count: 0, size: 0 };
  const [nearest, isFromFirst] = await follow(adjacent, 'previousPage', loaded);
  const [after, isToLast] = await follow(adjacent, 'nextPage', loaded);
  return { before: nearest.toReversed(), after, isWhole: isFromFirst && isToLast };
}

/** The pages loaded so far, in either direction. */
interface LoadedSoFar {
  readonly seen: Set<string>;
  count: number;
  size: number;
}

/** Follows the article's pages in one direction, to the end if possible. */
async function follow(
  adjacent: AdjacentPages,
  direction: keyof AdjacentPages,
  loaded: LoadedSoFar,
): Promise<readonly [pages: readonly Article[], isWhole: boolean]> {
  const pages: Article[] = [];
  // Chromium omits null members from the arguments of injected scripts.
  for (let address = adjacent[direction] ?? null; address !== null;) {
    if (loaded.seen.has(address) || loaded.count >= MOST_PAGES || loaded.size > LARGEST_ALL)
      return [pages, false];
    loaded.seen.add(address);
    const page = await loadFromSite(address);
    const article = page && (await articleIn(page.html, page.url));
    if (!article) return [pages, false];
    loaded.count += 1;
    loaded.size += page.html.length;
    pages.push(article);
    address = article[direction];
  }
  return [pages, true];
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

/** Extracts the article of a page, with what its kind adds, as for the open page. */
async function articleIn(html: string, url: string): Promise<Article | null> {
  const page = new DOMParser().parseFromString(html, 'text/html');
  const article = extracted(page, url);
  const readKind = mayBeOfKind(page) ? providedKindReader() : undefined;
  return readKind ? readKind(page, url, article) : article;
}

function extracted(page: Document, url: string): Article | null {
  try {
    return extractArticle(page, url);
  } catch (error) {
    if (error instanceof NotAnArticle) return null;
    throw error;
  }
}
