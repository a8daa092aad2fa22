import { useLayoutEffect, useRef } from 'preact/hooks';
import { shortcutKey } from './shortcut-key';

/** Whether a key belongs to a dialog or the browser, or has already been handled. */
function isTaken(event: KeyboardEvent): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return true;
  return event.isComposing || document.querySelector('dialog[open]') !== null;
}

/** The focused field, which keys then belong to; `null` if there is none. */
function focusedField({ target }: KeyboardEvent): Partial<HTMLElement> | null {
  // By name, because the focused element of a frame comes from another realm.
  const element = target as Partial<HTMLElement> | null;
  const isField =
    element?.isContentEditable === true || element?.matches?.('input, textarea, select') === true;
  return isField ? element : null;
}

type Listener = (key: string) => boolean;

/** The component mounted last comes first: it lies on top. */
const listeners: Listener[] = [];

/**
 * Passes a key to the page's single-key shortcuts; for frames, whose keys the page does not hear.
 * Escape leaves a field, so that the next key is a shortcut again.
 */
export function handleShortcutKey(event: KeyboardEvent): void {
  if (isTaken(event)) return;
  const field = focusedField(event);
  if (field !== null) {
    if (event.key !== 'Escape') return;
    field.blur?.();
    event.preventDefault();
    return;
  }
  if (listeners.toReversed().some((listen) => listen(shortcutKey(event)))) event.preventDefault();
}

/**
 * Registers single-key shortcuts of a page.
 * @param onKey returns whether it handled the key
 */
export function useKeys(onKey: Listener): void {
  const latest = useRef(onKey);
  latest.current = onKey;
  // Listen as soon as this is on screen: until an effect after the next frame, keys would go to the
  // view below.
  useLayoutEffect(() => {
    const listen: Listener = (key) => latest.current(key);
    if (listeners.length === 0) document.addEventListener('keydown', handleShortcutKey);
    listeners.push(listen);
    return () => {
      listeners.splice(listeners.indexOf(listen), 1);
      if (listeners.length === 0) document.removeEventListener('keydown', handleShortcutKey);
    };
  }, []);
}
