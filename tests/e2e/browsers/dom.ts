/*
 * Functions that run inside documents. Each is sent as its source text, so none may use anything
 * but its arguments and the document.
 */

/** The middle of an element in viewport pixels, or why it cannot be clicked yet. */
export type Target = { x: number; y: number } | { problem: string };

/** Whether the condition of a wait is met. */
export function matches(
  selector: string,
  hidden: boolean,
  text: string | null,
  pattern: [string, string] | null,
): boolean {
  const shown = [...document.querySelectorAll(selector)].filter(
    (element) =>
      element.getClientRects().length > 0 && getComputedStyle(element).visibility !== 'hidden',
  );
  const fitting = shown.filter((element) => {
    const content = element.textContent ?? '';
    if (pattern) return new RegExp(pattern[0], pattern[1]).test(content);
    return text === null || content.includes(text);
  });
  return hidden ? fitting.length === 0 : fitting.length > 0;
}

/** Scrolls the first visible match into view and returns where to click it. */
export function clickTarget(selector: string): Target {
  const element = [...document.querySelectorAll(selector)].find(
    (candidate) => candidate.getClientRects().length > 0,
  );
  if (!element) return { problem: 'nothing visible matches' };
  if (element.matches(':disabled')) return { problem: 'it is disabled' };
  element.scrollIntoView({ block: 'nearest', inline: 'nearest', behavior: 'instant' });
  const box = element.getClientRects()[0];
  if (!box) return { problem: 'it has no box' };
  const x = box.x + box.width / 2;
  const y = box.y + box.height / 2;
  const top = document.elementFromPoint(x, y);
  const label = top?.closest('label');
  if (top && (element.contains(top) || top.contains(element) || label?.control === element)) {
    return { x, y };
  }
  return { problem: top ? `covered by <${top.localName} class="${top.className}">` : 'off screen' };
}

/**
 * Watches the next press. If it misses its element because the page moved under the pointer, its
 * events are suppressed, so that it can be repeated as if it had never happened.
 */
export function watchPress(selector: string, x: number, y: number): void {
  const name = Symbol.for('tearsheet-test-press');
  const earlier: unknown = Reflect.get(document, name);
  if (earlier && typeof earlier === 'object' && 'lifetime' in earlier) {
    if (earlier.lifetime instanceof AbortController) earlier.lifetime.abort();
  }
  const matching = () => [...document.querySelectorAll(selector)];
  // If part of it lets presses through, they land on its surroundings. If it has moved since its
  // middle was read, they also do, but miss it.
  const top = document.elementFromPoint(x, y);
  const isAtPoint = (element: Element) =>
    [...element.getClientRects()].some(
      ({ left, right, top: above, bottom }) => x >= left && x <= right && y >= above && y <= bottom,
    );
  const around = matching().some(
    (each) => each !== top && top?.contains(each) === true && isAtPoint(each),
  );
  const hitBy = ({ target }: Event) => {
    const pressed = target instanceof Element ? target : null;
    return matching().find(
      (each) =>
        each.contains(pressed) ||
        (around && pressed === top) ||
        pressed?.closest('label')?.control === each,
    );
  };
  const placeOf = (element: Element) => JSON.stringify(element.getBoundingClientRect());
  let down: { element: Element; place: string } | null = null;
  const hasMoved = () =>
    down !== null && down.element.isConnected && placeOf(down.element) !== down.place;
  // If a frame moved under the pointer, only that frame hears the release of the button.
  const press = { past: false, lifetime: new AbortController(), hasMoved };
  Object.defineProperty(document, name, { value: press, configurable: true });

  const hear = (event: Event) => {
    if (event.type === 'pointerdown') {
      const element = hitBy(event);
      press.past = element === undefined;
      down = element ? { element, place: placeOf(element) } : null;
    } else if (event.type === 'pointerup' && !hitBy(event)) {
      // An element that the press itself removes or covers was not missed.
      press.past ||= hasMoved();
    }
    if (press.past) {
      event.stopImmediatePropagation();
      event.preventDefault();
    }
    if (event.type !== 'click') return;
    press.lifetime.abort();
    down = null;
  };
  const { signal } = press.lifetime;
  for (const type of ['pointerdown', 'mousedown', 'pointerup', 'mouseup', 'click']) {
    window.addEventListener(type, hear, { capture: true, signal });
  }
}

/** Whether the watched press missed its element. */
export function missedTarget(): boolean {
  const press: unknown = Reflect.get(document, Symbol.for('tearsheet-test-press'));
  if (press === null || typeof press !== 'object') return false;
  if ('past' in press && press.past === true) return true;
  return 'hasMoved' in press && typeof press.hasMoved === 'function' && press.hasMoved() === true;
}

/** Returns true if the document answers at all. */
export const isResponding = () => true;

/** Focuses a field with the caret at its end, or with its text selected. */
export function focusField(selector: string, replace: boolean): boolean {
  const field = document.querySelector<HTMLElement>(selector);
  if (!field || field.getClientRects().length === 0) return false;
  field.focus();
  if (field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement) {
    if (replace) field.select();
    // Fields such as type=email have no selection range.
    else if (field.selectionStart !== null)
      field.setSelectionRange(field.value.length, field.value.length);
  } else {
    const selection = getSelection();
    selection?.selectAllChildren(field);
    if (!replace) selection?.collapseToEnd();
  }
  return field.contains(document.activeElement);
}

/**
 * Where to open a context menu: on a text, which it selects, on the selection, on a link, or on the
 * bare page.
 */
export function menuPoint(
  selectionText: string | null,
  linkUrl: string | null,
  selected: boolean,
): Target {
  const chosen = selected ? getSelection()?.getRangeAt(0).getClientRects()[0] : null;
  if (chosen) return { x: chosen.x + 2, y: chosen.y + chosen.height / 2 };
  getSelection()?.removeAllRanges();
  // The margin at the left edge holds neither links nor images on any sane page.
  if (selectionText === null && linkUrl === null) return { x: 2, y: innerHeight / 2 };

  let place: Element | Range | undefined;
  if (selectionText === null) {
    place = [...document.querySelectorAll('a')].find((link) => link.href === linkUrl);
    place?.scrollIntoView({ block: 'center', behavior: 'instant' });
  } else {
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = texts.nextNode(); node && !place; node = texts.nextNode()) {
      const start = node.nodeValue?.indexOf(selectionText) ?? -1;
      if (start < 0) continue;
      node.parentElement?.scrollIntoView({ block: 'center', behavior: 'instant' });
      place = new Range();
      place.setStart(node, start);
      place.setEnd(node, start + selectionText.length);
      getSelection()?.addRange(place);
    }
  }
  const box = place?.getClientRects()[0];
  if (!box) return { problem: `The page does not show “${selectionText ?? linkUrl}”` };
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}
