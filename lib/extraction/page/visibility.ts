/** Shows nothing by its nature, whatever its style: what stands in it is read by other rules. */
const NEVER_SHOWN =
  /^(?:area|base|br|col|colgroup|datalist|head|link|meta|noscript|param|rp|rt|script|source|style|template|title|track|wbr|math|svg)$/;
/** Has no size before it has loaded, which it may not have yet. */
const REPLACED = /^(?:img|picture|video|audio|iframe|frame|object|embed|canvas|amp-img)$/;
/** Hidden for the eye but the source of what is shown: formulas for screen readers. */
const SOURCE_OF_SHOWN = 'math, annotation, script[type^="math/" i]';
/** Farther to the left or above than anything that can be scrolled into sight. */
const FAR_AWAY = -5000;
/** An overlay holds less of the page's text than this; a fixed shell around a whole app more. */
const MOST_OF_OVERLAY = 0.3;

/** What of an element a person can see. */
export type Visibility = 'shown' | 'own text hidden' | 'hidden';

/** Tells what a person can see of the elements of a page that is shown in a window. */
export class VisibilityReader {
  readonly #view: Window;
  readonly #length: number;
  readonly #isVeiled: boolean;

  /** @param root what of the page is judged */
  constructor(view: Window, page: Document, root: Element) {
    this.#view = view;
    this.#length = textLength(root);
    // AMP and its like hide the whole body until their script has run, which it may never do.
    const body = Document.prototype.querySelector.call(page, 'body');
    this.#isVeiled = body !== null && isInvisible(view.getComputedStyle(body));
  }

  /**
   * Judges one element, given that its parent is shown. Closed `details` count as shown, since
   * their content has a box of its own style and one click opens it.
   * @param name the element's local name, read where nothing shadows it
   */
  visibilityOf(element: Element, name: string): Visibility {
    if (NEVER_SHOWN.test(name)) return 'shown';
    const style = this.#view.getComputedStyle(element);
    const isCut = !REPLACED.test(name) && isCutAway(element, style);
    if (style.display === 'none' || isCut) {
      return holdsSource(element) ? 'shown' : 'hidden';
    }
    if (style.position === 'fixed' && this.#isOverlay(element)) return 'hidden';
    // A descendant may be visible again, so only the element's own text goes.
    return isInvisible(style) && !this.#isVeiled ? 'own text hidden' : 'shown';
  }

  /** A consent banner or the like that floats over the page. */
  #isOverlay(element: Element): boolean {
    return textLength(element) < this.#length * MOST_OF_OVERLAY;
  }
}

function isInvisible(style: CSSStyleDeclaration): boolean {
  return /^(?:hidden|collapse)$/.test(style.visibility);
}

/** Clipped to nothing, without size, or moved out of sight. */
function isCutAway(element: Element, style: CSSStyleDeclaration): boolean {
  const placed = style.position === 'absolute' || style.position === 'fixed';
  if (placed && /^rect\((?:0|1)px,? (?:0|1)px,? (?:0|1)px,? (?:0|1)px\)$/.test(style.clip))
    return true;
  if (/^inset\((?:50|100)%\)$/.test(style.clipPath)) return true;
  const clips = /hidden|clip/.test(`${style.overflowX} ${style.overflowY}`);
  if (!placed && !clips) return false;
  const box = Element.prototype.getBoundingClientRect.call(element);
  if (placed && (box.right < FAR_AWAY || box.bottom + window.scrollY < FAR_AWAY)) return true;
  return clips && (box.width <= 1 || box.height <= 1) && style.display !== 'contents';
}

function holdsSource(element: Element): boolean {
  return (
    Element.prototype.querySelector.call(element, SOURCE_OF_SHOWN) !== null &&
    textLength(element) < 2000
  );
}

/** Characters of text in an element, read past names that shadow the DOM. */
export function textLength(element: Node): number {
  const text: unknown = Reflect.get(Node.prototype, 'textContent', element);
  return typeof text === 'string' ? text.length : 0;
}
