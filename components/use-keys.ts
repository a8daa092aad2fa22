import { useLayoutEffect, useRef } from 'preact/hooks';

/** Whether a key belongs to a dialog or the browser, or was answered already. */
function isTaken(event: KeyboardEvent): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return true;
  return event.isComposing || document.querySelector('dialog[open]') !== null;
}

/** The field that has the focus, to which keys belong; `null` where none has. */
function focusedField({ target }: KeyboardEvent): Partial<HTMLElement> | null {
  // By name, because what has the focus in a frame is of another realm.
  const element = target as Partial<HTMLElement> | null;
  const isField =
    element?.isContentEditable === true || element?.matches?.('input, textarea, select') === true;
  return isField ? element : null;
}

type Listener = (key: string) => boolean;

/** Who was mounted last hears first: it lies on top. */
const listeners: Listener[] = [];

/**
 * Hands a key to the page's single-key shortcuts; for frames, whose keys the page does not hear.
 * Escape leaves a field, so that the next key is a shortcut again.
 */
export function hearKey(event: KeyboardEvent): void {
  if (isTaken(event)) return;
  const field = focusedField(event);
  if (field !== null) {
    if (event.key !== 'Escape') return;
    field.blur?.();
    event.preventDefault();
    return;
  }
  if (listeners.toReversed().some((listen) => listen(event.key))) event.preventDefault();
}

/**
 * Single-key shortcuts of a page.
 * @param onKey gives whether the key did something
 */
export function useKeys(onKey: Listener): void {
  const latest = useRef(onKey);
  latest.current = onKey;
  // Listen as soon as this is on screen: until an effect after the next frame, keys would go to the
  // view below.
  useLayoutEffect(() => {
    const listen: Listener = (key) => latest.current(key);
    if (listeners.length === 0) document.addEventListener('keydown', hearKey);
    listeners.push(listen);
    return () => {
      listeners.splice(listeners.indexOf(listen), 1);
      if (listeners.length === 0) document.removeEventListener('keydown', hearKey);
    };
  }, []);
}
