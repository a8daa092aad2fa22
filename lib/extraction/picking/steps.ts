/** Smaller elements, in pixels, are skipped. */
const SMALLEST = 12;

/** Whether an element can be picked: it has a visible size and is not a root. */
export function isPickable(element: Element): boolean {
  if (/^(?:html|head|script|style|template|link|meta|br|wbr)$/.test(element.localName))
    return false;
  const { width, height } = element.getBoundingClientRect();
  return width >= SMALLEST && height >= SMALLEST;
}

/** The next larger ancestor, also across shadow roots. */
export function ancestorOf(element: Element): Element | null {
  for (let place = parentOf(element); place; place = parentOf(place)) {
    if (isPickable(place) && !isSameBox(place, element)) return place;
  }
  return null;
}

/** The first descendant with a different box. */
export function firstChildOf(element: Element): Element | null {
  const root = element.shadowRoot ?? element;
  for (const child of root.children) {
    const inner = isPickable(child) && !isSameBox(child, element) ? child : firstChildOf(child);
    if (inner) return inner;
  }
  return null;
}

/** The next pickable sibling in one direction. */
export function neighbourOf(
  element: Element,
  step: 'nextElementSibling' | 'previousElementSibling',
): Element | null {
  for (let place = element[step]; place; place = place[step]) if (isPickable(place)) return place;
  return null;
}

function parentOf(element: Element): Element | null {
  const root = element.parentNode;
  return element.parentElement ?? (root instanceof ShadowRoot ? root.host : null);
}

/** Stepping through wrappers with the same box would seem to do nothing. */
function isSameBox(a: Element, b: Element): boolean {
  const [one, other] = [a.getBoundingClientRect(), b.getBoundingClientRect()];
  return (['top', 'left', 'width', 'height'] as const).every(
    (side) => Math.abs(one[side] - other[side]) < 2,
  );
}
