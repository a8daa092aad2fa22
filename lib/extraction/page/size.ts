import type { PageElement } from './element';
import { nodesIn } from './walk';

/** More than the longest books and standards have on one page; judging more takes too long. */
const MOST_ELEMENTS = 60_000;
const MOST_CHARACTERS = 6_000_000;
/** Deeper than any template nests, and still safe for recursion. */
export const MOST_LEVELS = 400;
/** The least share of an oversized page's text in the region that is judged instead. */
const LEAST_SHARE = 0.7;

/** Whether a page has too many elements to be judged. */
export function isTooLarge(page: Document): boolean {
  return Document.prototype.getElementsByTagName.call(page, '*').length > MOST_ELEMENTS;
}

/** Elements that markup declares the main part. */
const DECLARED = ['[itemprop~=articleBody]', 'article', 'main', '[role=main]'];

/**
 * Returns the part to read of a page that is too large: the only element that its markup declares
 * the main one, or the whole body if there are several; `null` if it declares none.
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
 * Returns the body, or, if it is too large, the region with most of its text; `null` if that is too
 * large as well.
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
