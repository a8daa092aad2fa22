import { PickerView, type PickerStrings } from './picker-view';
import { ancestorOf, firstChildOf, isPickable, neighbourOf } from './steps';

/** How long the picker's farewell message stays. */
const FAREWELL_MS = 5000;
/** Events by which a mouse press would act on the page. */
const SWALLOWED = [
  'pointerdown',
  'pointerup',
  'mousedown',
  'mouseup',
  'auxclick',
  'dblclick',
  'contextmenu',
  'touchstart',
  'touchend',
];

/**
 * Lets the user pick an element of the page with mouse or keyboard: arrow keys widen, narrow and
 * move, Enter and click choose, Escape cancels. The page does not receive these events.
 * @returns the chosen element; null if the user cancelled
 */
export function pickElement(page: Document, strings: PickerStrings): Promise<Element | null> {
  const view = new PickerView(page, strings);
  const lifetime = new AbortController();
  const options = { capture: true, signal: lifetime.signal, passive: false };
  let current = startOf(page);
  const show = (element: Element | null): void => {
    if (!element) return;
    current = element;
    view.outline(element);
  };
  show(current);
  return new Promise((resolve) => {
    const end = (chosen: Element | null): void => {
      lifetime.abort();
      view.end(chosen ? strings.picked : null, FAREWELL_MS);
      resolve(chosen);
    };
    const keys: Readonly<Record<string, () => void>> = {
      ArrowUp: () => show(ancestorOf(current)),
      ArrowDown: () => show(firstChildOf(current)),
      ArrowLeft: () => show(neighbourOf(current, 'previousElementSibling')),
      ArrowRight: () => show(neighbourOf(current, 'nextElementSibling')),
      Enter: () => end(current),
      Escape: () => end(null),
    };
    const listen = <Name extends keyof WindowEventMap>(
      name: Name,
      react: (event: WindowEventMap[Name]) => void,
    ): void => window.addEventListener(name, react, options);
    listen('keydown', (event) => {
      const react = keys[event.key];
      if (!react || !event.isTrusted) return;
      swallow(event);
      react();
    });
    listen('mousemove', (event) => {
      const [target] = event.composedPath();
      if (target instanceof Element && isPickable(target)) show(target);
    });
    listen('click', (event) => {
      swallow(event);
      const [target] = event.composedPath();
      if (event.isTrusted) end(target instanceof Element && isPickable(target) ? target : current);
    });
    listen('scroll', () => view.outline(current, false));
    listen('resize', () => view.outline(current, false));
    for (const name of SWALLOWED) window.addEventListener(name, swallow, options);
  });
}

/** The element that the page declares its article, or the one in the middle of the window. */
function startOf(page: Document): Element {
  const find = (selector: string): Element | null =>
    Document.prototype.querySelector.call(page, selector);
  return (
    find('article') ??
    find('main, [role=main]') ??
    Document.prototype.elementFromPoint.call(page, innerWidth / 2, innerHeight / 2) ??
    Document.prototype.getElementsByTagName.call(page, 'body')[0] ??
    find('*') ??
    page.createElement('body')
  );
}

function swallow(event: Event): void {
  event.preventDefault();
  event.stopImmediatePropagation();
}
