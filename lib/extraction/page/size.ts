/** Up to here the whole page is read. */
const ORDINARY_ELEMENTS = 12_000;
/** More than the longest books and standards have on one page; cleaning more takes too long. */
const MOST_ELEMENTS = 60_000;
const MOST_CHARACTERS = 6_000_000;
/** Deeper than any template nests, and still safe for code that calls itself at every level. */
export const MOST_LEVELS = 400;

/** Whether a page has so many elements that only its main region is looked at. */
export function isLarge(document: Document): boolean {
  return countElements(document) > ORDINARY_ELEMENTS;
}

/** Whether a region has more elements than can be read in seconds. */
export function hasTooMuch(region: Element): boolean {
  return Element.prototype.getElementsByTagName.call(region, '*').length > MOST_ELEMENTS;
}

/** Whether a text is longer than can be read in seconds. */
export function isTooLong(text: string): boolean {
  return text.length > MOST_CHARACTERS;
}

/** Counts past names that hide the DOM. */
function countElements(document: Document): number {
  return Document.prototype.getElementsByTagName.call(document, '*').length;
}

/** Lifts what is nested absurdly deep up to the deepest level that is handled. */
export function flatten(root: Element): void {
  const walker = root.ownerDocument.createTreeWalker(root, NodeFilter.SHOW_ELEMENT);
  const tooDeep: Element[] = [];
  let level = 0;
  let node: Node | null = root;
  while (node) {
    let next: Node | null = level < MOST_LEVELS ? walker.firstChild() : null;
    if (next) level += 1;
    else {
      if (level >= MOST_LEVELS && node instanceof Element) tooDeep.push(node);
      next = walker.nextSibling();
      while (!next && walker.parentNode()) {
        level -= 1;
        next = walker.nextSibling();
      }
    }
    node = next;
  }
  for (const element of tooDeep) {
    const leaves = Array.from(element.querySelectorAll('p, li, pre, h1, h2, h3, td, blockquote'));
    if (leaves.length > 0) element.replaceChildren(...leaves);
    else element.replaceChildren(element.textContent);
  }
}
