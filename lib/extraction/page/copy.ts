/** Elements whose `name` or `id` would shadow the properties of `document` and of forms. */
const CLOBBERING =
  'form,input,button,select,textarea,fieldset,output,img,image,iframe,frame,embed,object';

/**
 * A copy of the page that is ours to take apart, in an HTML document of its own: nothing in it
 * loads or runs, and XHTML pages come out with the element names of HTML. The page itself is
 * touched only by `importNode` of a fresh document, because `<img name=cloneNode>` replaces
 * `document.cloneNode`; in the copy such names are gone, so later code may use the DOM plainly.
 */
export function copyPage(document: Document): Document {
  const copy = new DOMParser().parseFromString('', 'text/html');
  const root = copy.createTreeWalker(document, NodeFilter.SHOW_ELEMENT).firstChild();
  if (root) copy.documentElement.replaceWith(copy.importNode(root, true));
  for (const element of copy.querySelectorAll(CLOBBERING)) {
    Element.prototype.removeAttribute.call(element, 'name');
    Element.prototype.removeAttribute.call(element, 'id');
  }
  for (const image of copy.querySelectorAll('amp-img, amp-anim')) {
    const plain = copy.createElement('img');
    for (const name of ['src', 'srcset', 'alt', 'width', 'height', 'class']) {
      const value = image.getAttribute(name);
      if (value !== null) plain.setAttribute(name, value);
    }
    image.replaceWith(plain);
  }
  return copy;
}
