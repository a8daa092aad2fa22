import { cutNeighbours } from './neighbours';
import { flatten } from './size';
import { snapshot, windowOf, type Wish } from './snapshot';
import { SHADOWING, unshadow } from './unshadow';

/** What neither shows nor tells anything; left out first, because every later step is faster. */
const SILENT =
  'style, template, svg:not(math svg), script:not([type*="json" i], [type^="math/tex" i]), link:not([rel~=canonical i], [rel~=next i])';

/** What stands after a heading for copying its address. */
const PERMALINK = /^(?:[¶#§\u200B]|🔗|⚓)\uFE0F?$/u;

/**
 * A copy of the page's root element, ours to take apart, outside any document: nothing in it loads
 * or runs, and XHTML pages come out with the element names of HTML. The page itself is touched
 * only through prototypes and a fresh document, because `<img name=cloneNode>` replaces
 * `document.cloneNode`; in the copy such names are gone, so later code may use the DOM plainly.
 * Of a page that a window shows, only what a person sees is copied, unless `hidden` says more.
 */
export function copyPage(document: Document, hidden: Wish['hidden'] = 'left out'): Element | null {
  const fresh = new DOMParser().parseFromString('', 'text/html');
  const original = fresh.createTreeWalker(document, NodeFilter.SHOW_ELEMENT).firstChild();
  if (!(original instanceof Element)) return null;
  const shown = windowOf(document) !== null;
  const copy = shown
    ? snapshot(original, document, fresh, { hidden }).root
    : fresh.importNode(original, true);
  fresh.documentElement.remove();
  plainly(copy);
  if (shown) cutNeighbours(copy);
  return copy;
}

/**
 * A copy of a large page without anything around its main region: its head, and a body with the
 * region alone.
 */
export function copyRegion(document: Document, region: Element): Element {
  const fresh = new DOMParser().parseFromString('', 'text/html');
  const head = Document.prototype.querySelector.call(document, 'head');
  const shown = windowOf(document) !== null;
  const copy = shown
    ? snapshot(region, document, fresh, { hidden: 'left out' }).root
    : fresh.importNode(region, true);
  const root = fresh.documentElement;
  const lang = fresh.createTreeWalker(document, NodeFilter.SHOW_ELEMENT).firstChild();
  if (lang instanceof Element && lang.hasAttribute('lang'))
    root.setAttribute('lang', lang.getAttribute('lang') ?? '');
  if (head) fresh.head.replaceWith(fresh.importNode(head, true));
  if (copy.localName === 'body') fresh.body.replaceWith(copy);
  else fresh.body.append(copy);
  root.remove();
  plainly(root);
  return root;
}

/** A copy of a page, and of one element of it in a container; null where nothing of it shows. */
export function copyElement(
  document: Document,
  element: Element,
): { readonly page: Element; readonly part: Element } | null {
  const fresh = new DOMParser().parseFromString('', 'text/html');
  const original = fresh.createTreeWalker(document, NodeFilter.SHOW_ELEMENT).firstChild();
  if (!(original instanceof Element)) return null;
  const wish = { hidden: 'left out', wanted: element } as const;
  const { root, found } = snapshot(original, document, fresh, wish);
  if (!found) return null;
  fresh.documentElement.remove();
  plainly(root);
  const part = fresh.createElement('div');
  part.append(fresh.importNode(found, true));
  return { page: root, part };
}

/** Leaves out what tells nothing, and every name that shadows the DOM. */
function plainly(copy: Element): void {
  for (const element of copy.querySelectorAll(SILENT)) element.remove();
  for (const element of copy.querySelectorAll(SHADOWING)) unshadow(element);
  flatten(copy);
  for (const link of copy.querySelectorAll('a[href^="#"]')) {
    if (PERMALINK.test(link.textContent.trim())) link.remove();
  }
  for (const image of copy.querySelectorAll('amp-img, amp-anim')) image.replaceWith(plain(image));
}

/** Makes a root element the whole of a document again. */
export function documentOf(root: Element): Document {
  const document = root.ownerDocument;
  if (document.documentElement !== root) {
    document.documentElement?.remove();
    document.append(root);
  }
  return document;
}

function plain(custom: Element): Element {
  const image = custom.ownerDocument.createElement('img');
  for (const name of ['src', 'srcset', 'alt', 'width', 'height', 'class']) {
    const value = custom.getAttribute(name);
    if (value !== null) image.setAttribute(name, value);
  }
  return image;
}
