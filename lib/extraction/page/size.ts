import type { PageElement } from './element';
import { nodesIn } from './walk';

/** More than the longest books and standards have on one page; judging more takes too long. */
const MOST_ELEMENTS = 60_000;
const MOST_CHARACTERS = 6_000_000;
/** Deeper than any template nests, and still safe for code that calls itself at every level. */
export const MOST_LEVELS = 400;
/** A region of a page that is too large holds at least this share of its text. */
const LEAST_SHARE = 0.7;

/** Whether a page has more elements than can be judged. */
export function isTooLarge(page: Document): boolean {
  return Document.prototype.getElementsByTagName.call(page, '*').length > MOST_ELEMENTS;
}

/** What markup says is the main part, if there is but one. */
const DECLARED = ['[itemprop~=articleBody]', 'article', 'main', '[role=main]'];

/**
 * What is read of a page that is too large: the only element that the markup declares the main one,
 * else all of it; `null` where the markup declares none at all.
 */
export function mainRegion(page: Document): Element | null {
  const all = (selector: string): ArrayLike<Element> & Iterable<Element> =>
    Document.prototype.querySelectorAll.call(page, selector);
  for (const selector of DECLARED) {
    const [only, ...others] = all(selector);
    if (only && others.length === 0) return only;
  }
  return all(DECLARED.join()).length > 0 ? (all('body')[0] ?? null) : null;
}

/**
 * The body, or of a page that is too large for that the region that holds most of its text; `null`
 * where that is too large as well.
 */
export function judgeableBody(body: PageElement, elements: number): PageElement | null {
  let region = body;
  let count = elements;
  let length = region.textContent.length;
  if (length > MOST_CHARACTERS) return null;
  while (count > MOST_ELEMENTS) {
    const inner = region.children.find((child) => child.textContent.length >= length * LEAST_SHARE);
    if (!inner) return null;
    region = inner;
    length = inner.textContent.length;
    count = 0;
    for (const node of nodesIn(region)) if (node.nodeType === 1) count += 1;
  }
  return region;
}
