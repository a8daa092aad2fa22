import { flatten } from './size';

/** Elements whose `name` or `id` would shadow the properties of `document` and of forms. */
const CLOBBERING =
  'form,input,button,select,textarea,fieldset,output,img,image,iframe,frame,embed,object';
/** What neither shows nor tells anything; left out first, because every later step is faster. */
const SILENT =
  'style, template, svg:not(math svg), script:not([type*="json" i], [type^="math/tex" i]), link:not([rel~=canonical i])';

/**
 * A copy of the page's root element, ours to take apart, outside any document: nothing in it loads
 * or runs, and XHTML pages come out with the element names of HTML. The page itself is touched
 * only by `importNode` of a fresh document, because `<img name=cloneNode>` replaces
 * `document.cloneNode`; in the copy such names are gone, so later code may use the DOM plainly.
 */
export function copyPage(document: Document): Element | null {
  const fresh = new DOMParser().parseFromString('', 'text/html');
  const original = fresh.createTreeWalker(document, NodeFilter.SHOW_ELEMENT).firstChild();
  if (!original) return null;
  const root = fresh.documentElement;
  const copy = fresh.importNode(original, true);
  root.remove();
  if (!(copy instanceof Element)) return null;
  for (const element of copy.querySelectorAll(SILENT)) element.remove();
  for (const element of copy.querySelectorAll(CLOBBERING)) {
    Element.prototype.removeAttribute.call(element, 'name');
    Element.prototype.removeAttribute.call(element, 'id');
  }
  flatten(copy);
  for (const image of copy.querySelectorAll('amp-img, amp-anim')) image.replaceWith(plain(image));
  return copy;
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
