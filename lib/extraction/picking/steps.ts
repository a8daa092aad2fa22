/** Smaller elements are steps too small to see. */
const SMALLEST = 12;

/** Whether an element can be pointed at: it has a visible size and is no root. */
export function isPickable(element: Element): boolean {
  if (/^(?:html|head|script|style|template|link|meta|br|wbr)$/.test(element.localName))
    return false;
  const { width, height } = element.getBoundingClientRect();
  return width >= SMALLEST && height >= SMALLEST;
}

/** The next larger element around one, out of shadow trees too. */
export function ancestorOf(element: Element): Element | null {
  for (let place = parentOf(element); place; place = parentOf(place)) {
    if (isPickable(place) && !isSameBox(place, element)) return place;
  }
  return null;
}

/** The first element inside one that shows as another box. */
export function firstChildOf(element: Element): Element | null {
  const root = element.shadowRoot ?? element;
  for (const child of root.children) {
    const inner = isPickable(child) && !isSameBox(child, element) ? child : firstChildOf(child);
    if (inner) return inner;
  }
  return null;
}

/** The next element of the same parent in one direction. */
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

/** Wrappers that show as the same box would take presses that seem to do nothing. */
function isSameBox(a: Element, b: Element): boolean {
  const [one, other] = [a.getBoundingClientRect(), b.getBoundingClientRect()];
  return (['top', 'left', 'width', 'height'] as const).every(
    (side) => Math.abs(one[side] - other[side]) < 2,
  );
}
