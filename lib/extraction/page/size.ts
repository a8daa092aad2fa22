/** More than any article has; beyond it a page would keep the reader waiting for seconds. */
const MOST_ELEMENTS = 30_000;
const MOST_CHARACTERS = 3_000_000;
/** Deeper than any template nests, and still safe for code that calls itself at every level. */
const MOST_LEVELS = 600;

/** Whether a page is too large to be read as an article; looks past names that hide the DOM. */
export function isTooLarge(document: Document): boolean {
  const elements = Document.prototype.getElementsByTagName.call(document, '*');
  if (elements.length > MOST_ELEMENTS) return true;
  const text: unknown = elements[0] && Reflect.get(Node.prototype, 'textContent', elements[0]);
  return typeof text === 'string' && text.length > MOST_CHARACTERS;
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
