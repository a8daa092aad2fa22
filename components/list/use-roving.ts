import type { RefObject } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';

const stopsOf = (box: Element) => Array.from(box.querySelectorAll<HTMLElement>('a, button, input'));
const rowOf = (stop: Element) => stop.closest('li') ?? stop;

/**
 * Makes a container a single Tab stop whose buttons are reached with the arrow keys: up and down
 * between rows, left and right within one (roving tabindex, WAI-ARIA APG). The stop is the button
 * focused last, or else the current one.
 */
export function useRoving(box: RefObject<HTMLElement | null>): void {
  const last = useRef<EventTarget | null>(null);
  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return undefined;
    const settle = () => {
      const stops = stopsOf(element).filter((stop) => stop.checkVisibility());
      const current =
        stops.find((stop) => stop === last.current) ??
        stops.find((stop) => stop.matches('[aria-current], [aria-pressed="true"]')) ??
        stops[0];
      for (const stop of stops) {
        const index = stop === current ? 0 : -1;
        if (stop.tabIndex !== index) stop.tabIndex = index;
      }
    };
    const onFocus = ({ target }: FocusEvent) => {
      last.current = target;
      settle();
    };
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey) return;
      const stops = stopsOf(element).filter((stop) => stop.checkVisibility());
      const next = nextStop(event, stops);
      if (!next) return;
      event.preventDefault();
      next.focus();
      // Chromium does not scroll to what is partly visible.
      next.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    };
    settle();
    // Lists inside it redraw on their own.
    const observer = new MutationObserver(settle);
    const attributeFilter = ['aria-current', 'aria-pressed', 'data-shown'];
    observer.observe(element, { childList: true, subtree: true, attributeFilter });
    element.addEventListener('focusin', onFocus);
    element.addEventListener('keydown', onKeyDown);
    return () => {
      observer.disconnect();
      element.removeEventListener('focusin', onFocus);
      element.removeEventListener('keydown', onKeyDown);
    };
  }, []);
}

/** The stop that a key leads to from the focused one; `undefined` if the key leads nowhere. */
function nextStop({ key, target }: KeyboardEvent, stops: HTMLElement[]): HTMLElement | undefined {
  const from = stops.find((stop) => stop === target);
  if (!from) return undefined;
  const rows = [...new Set(stops.map(rowOf))];
  const first = (row: Element | undefined) => stops.find((stop) => rowOf(stop) === row);
  const at = rows.indexOf(rowOf(from));
  if (key === 'ArrowDown') return first(rows[at + 1]);
  if (key === 'ArrowUp') return at === 0 ? undefined : first(rows[at - 1]);
  // In a text field these keys move the cursor.
  if (from.matches('input')) return undefined;
  if (key === 'Home') return first(rows[0]);
  if (key === 'End') return first(rows.at(-1));
  const [forwards, back] = from.matches(':dir(rtl)')
    ? ['ArrowLeft', 'ArrowRight']
    : ['ArrowRight', 'ArrowLeft'];
  const within = stops.filter((stop) => rowOf(stop) === rowOf(from));
  if (key === forwards) return within[within.indexOf(from) + 1] ?? first(beside(rows, at, 1));
  return key === back
    ? (within[within.indexOf(from) - 1] ?? first(beside(rows, at, -1)))
    : undefined;
}

/** The row before or after one, if it is beside it, as on narrow screens. */
function beside(rows: readonly Element[], at: number, step: number): Element | undefined {
  const next = rows[at + step];
  const top = rows[at]?.getBoundingClientRect().top;
  return next?.getBoundingClientRect().top === top ? next : undefined;
}
