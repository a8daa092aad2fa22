import { textLength } from './visibility';

const DECLARED = ['[itemprop~=articleBody]', 'article', 'main', '[role=main]'];
/** A region holds at least this share of what the page's paragraphs say. */
const LEAST_SHARE = 0.7;

/**
 * The element of a large page that holds its article, found without looking at every block: the
 * only one that the markup declares, else the smallest that holds most of the text.
 */
export function mainRegion(document: Document): Element | null {
  const all = (selector: string): ArrayLike<Element> & Iterable<Element> =>
    Document.prototype.querySelectorAll.call(document, selector);
  for (const selector of DECLARED) {
    const [only, ...others] = all(selector);
    if (only && others.length === 0) return only;
  }
  const [body] = all('body');
  return body ? densest(body, all('p, li, pre, td, dd, h1 + div')) : null;
}

function densest(body: Element, leaves: Iterable<Element>): Element {
  const lengths = new Map<Element, number>();
  const add = (element: Element, length: number): void => {
    lengths.set(element, (lengths.get(element) ?? 0) + length);
  };
  let sum = 0;
  for (const leaf of leaves) {
    const parent = parentOf(leaf);
    if (parent) add(parent, textLength(leaf));
    sum += textLength(leaf);
  }
  for (const [parent, length] of Array.from(lengths)) {
    for (let place = parentOf(parent); place && place !== body; place = parentOf(place))
      add(place, length);
  }
  let best = body;
  let least = Infinity;
  for (const [element, length] of lengths) {
    // Of those that hold enough, the innermost holds least.
    if (length < sum * LEAST_SHARE || length > least || element === body) continue;
    if (length < least || best.contains(element)) [best, least] = [element, length];
  }
  return best;
}

/** Read past names that shadow the DOM. */
function parentOf(element: Element): Element | null {
  return Reflect.get(Node.prototype, 'parentElement', element) as Element | null;
}
