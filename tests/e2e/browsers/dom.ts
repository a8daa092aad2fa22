/*
 * Functions that run inside documents. Each is sent as its source text, so none may use anything
 * but its arguments and the document.
 */

/** The middle of an element in viewport pixels, or why it cannot be clicked yet. */
export type Target = { x: number; y: number } | { problem: string };

/** Whether the wait that these describe is over. */
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

/** Scrolls the first visible match into view and says where to click it. */
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

/** Notes whether the next press goes past an element, because the page moved under the pointer. */
export function notePress(selector: string, x: number, y: number): void {
  Reflect.deleteProperty(document, Symbol.for('tearsheet-test-went-past'));
  const matching = () => [...document.querySelectorAll(selector)];
  // Where a part of it lets presses through, they land on what is around it.
  const top = document.elementFromPoint(x, y);
  const around = matching().some((each) => each !== top && top?.contains(each) === true);
  const note = ({ target }: Event) => {
    const pressed = target instanceof Element ? target : null;
    const hit = matching().some(
      (each) =>
        each.contains(pressed) ||
        (around && pressed === top) ||
        pressed?.closest('label')?.control === each,
    );
    Object.defineProperty(document, Symbol.for('tearsheet-test-went-past'), {
      value: !hit,
      configurable: true,
    });
  };
  window.addEventListener('pointerdown', note, { capture: true, once: true });
}

/** Whether the noted press went past its element. */
export function wentPast(): boolean {
  return Reflect.get(document, Symbol.for('tearsheet-test-went-past')) === true;
}

/** Focuses a field with the caret after its text, or with all of it selected. */
export function focusField(selector: string, replace: boolean): boolean {
  const field = document.querySelector<HTMLElement>(selector);
  if (!field || field.getClientRects().length === 0) return false;
  field.focus();
  if (field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement) {
    if (replace) field.select();
    // Fields such as type=email refuse a selection range.
    else if (field.selectionStart !== null)
      field.setSelectionRange(field.value.length, field.value.length);
  } else {
    const selection = getSelection();
    selection?.selectAllChildren(field);
    if (!replace) selection?.collapseToEnd();
  }
  return field.contains(document.activeElement);
}

/** Where to open a context menu: on the text, which it selects, on what is selected, on a link, or on the bare page. */
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
