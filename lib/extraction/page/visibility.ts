/** Elements that are never rendered, or whose content is handled by other rules. */
const NEVER_SHOWN =
  /^(?:area|base|br|col|colgroup|datalist|head|link|meta|noscript|param|rp|rt|script|source|style|template|title|track|wbr|math|svg)$/;
/** Elements without a size until they have loaded. */
const REPLACED = /^(?:img|picture|video|audio|iframe|frame|object|embed|canvas|amp-img)$/;
/** Content that is visually hidden but the source of what is shown: formulas for screen readers. */
const SOURCE_OF_SHOWN = 'math, annotation, script[type^="math/" i]';
/** Coordinates farther left or up than anything that can be scrolled into view. */
const FAR_AWAY = -5000;
/**
 * The most of the page's text, as a share, in an overlay; a fixed shell around a whole app has
 * more.
 */
const MOST_OF_OVERLAY = 0.3;

/** How much of an element is visible. */
export type Visibility = 'shown' | 'own text hidden' | 'hidden';

/** Determines which elements of a page in a window are visible. */
export class VisibilityReader {
  readonly #view: Window;
  readonly #length: number;
  readonly #isVeiled: boolean;

  /** @param root the part of the page that is judged */
  constructor(view: Window, page: Document, root: Element) {
    this.#view = view;
    this.#length = textLength(root);
    // AMP and similar frameworks hide the whole body until their script has run, which may never
    // happen.
    const body = Document.prototype.querySelector.call(page, 'body');
    this.#isVeiled = body !== null && isInvisible(view.getComputedStyle(body));
  }

  /**
   * Determines the visibility of an element whose parent is visible. Closed `details` count as
   * shown, since their content has a box of its own and one click opens it.
   * @param name the element's local name, read safely from shadowing
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

  /** Whether a fixed element is a consent banner or similar overlay. */
  #isOverlay(element: Element): boolean {
    return textLength(element) < this.#length * MOST_OF_OVERLAY;
  }
}

function isInvisible(style: CSSStyleDeclaration): boolean {
  return /^(?:hidden|collapse)$/.test(style.visibility);
}

/** Whether an element is clipped to nothing, has no size, or is moved off-screen. */
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

/** The length of an element's text, unaffected by names that shadow DOM properties. */
export function textLength(element: Node): number {
  const text: unknown = Reflect.get(Node.prototype, 'textContent', element);
  return typeof text === 'string' ? text.length : 0;
}
