import DOMPurify from 'dompurify';

/** The allowed elements; any other tag is removed and its text kept. */
const TAGS = (
  'a abbr aside b bdi bdo blockquote br caption cite code col colgroup dd del details dfn div dl dt ' +
  'em figcaption figure h1 h2 h3 h4 h5 h6 hr i img ins kbd li mark ol p pre q rp rt ruby s samp ' +
  'section small span strong sub summary sup table tbody td tfoot th thead time tr u ul var wbr ' +
  'math semantics annotation mrow mi mn mo ms mtext mspace mfrac msqrt mroot msub msup msubsup ' +
  'munder mover munderover mmultiscripts mprescripts mtable mtr mtd menclose mpadded mphantom ' +
  'mstyle merror'
).split(' ');

const ATTRIBUTES = (
  'href src srcset alt title width height cite datetime lang dir start reversed value type colspan ' +
  'rowspan headers scope span id class open encoding display mathvariant columnalign stretchy ' +
  'fence separator accent alttext'
).split(' ');

/** The attributes with URLs; the others are exempt from DOMPurify's URL check. */
const ADDRESSES = ['href', 'src', 'srcset', 'cite'];

const CODE_LANGUAGE = /^language-[\w+#.-]+$/;
/**
 * Ids that are kept: those a link inside the article can lead to, and those where a page begins.
 */
const KEPT_ID = /^(?:(?:fn|fnref)[\w:.-]*|page-\d{1,5})$/;

/**
 * Returns the article's HTML as a fragment of an inert document, with only what the lists allow.
 * Soft hyphens are removed, since they interfere with searching and copying.
 */
export function sanitise(html: string): DocumentFragment {
  const fragment = DOMPurify.sanitize(withPlainElements(html.replaceAll('\u00AD', '')), {
    ALLOWED_TAGS: TAGS,
    ALLOWED_ATTR: ATTRIBUTES,
    ALLOW_DATA_ATTR: false,
    ALLOW_ARIA_ATTR: false,
    ALLOWED_URI_REGEXP: /^(?:https?:|mailto:|#fn|data:image\/(?:png|jpe?g|gif|webp|avif);)/i,
    ADD_URI_SAFE_ATTR: ATTRIBUTES.filter((name) => !ADDRESSES.includes(name)),
    RETURN_DOM_FRAGMENT: true,
  });
  for (const element of fragment.querySelectorAll('[class],[id]')) {
    const language = element.className.split?.(/\s+/).find((name) => CODE_LANGUAGE.test(name));
    if (language) element.className = language;
    else element.removeAttribute('class');
    if (!KEPT_ID.test(element.id)) element.removeAttribute('id');
  }
  return fragment;
}

/**
 * Replaces customised built-in elements (`is`) by plain ones: DOMPurify would remove them with all
 * their text, since an element's `is` value cannot be taken off.
 */
function withPlainElements(html: string): string {
  if (!/\sis\s*=/i.test(html)) return html;
  const { body } = new DOMParser().parseFromString(html, 'text/html');
  for (const element of body.querySelectorAll('[is]')) {
    const plain = body.ownerDocument.createElement(element.localName);
    for (const { name, value } of element.attributes) {
      if (name !== 'is' && /^[a-z][a-z-]*$/.test(name)) plain.setAttribute(name, value);
    }
    plain.append(...element.childNodes);
    element.replaceWith(plain);
  }
  return body.innerHTML;
}

/** Serialises a fragment to HTML. Consumes its nodes. */
export function serialise(fragment: DocumentFragment): string {
  const holder = fragment.ownerDocument.createElement('div');
  holder.append(fragment);
  return holder.innerHTML.trim();
}
