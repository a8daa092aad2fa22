import { useLayoutEffect, useRef } from 'preact/hooks';

/** Whether a key belongs to what has the focus: text being typed, a dialog, or the browser. */
function isTaken(event: KeyboardEvent): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return true;
  if (document.querySelector('dialog[open]')) return true;
  // By name, because what has the focus in a frame is of another realm.
  const target = event.target as Partial<HTMLElement> | null;
  return (
    target?.isContentEditable === true || target?.matches?.('input, textarea, select') === true
  );
}

type Listener = (key: string) => boolean;

/** Who was mounted last hears first: it lies on top. */
const listeners: Listener[] = [];

/** Hands a key to the page's single-key shortcuts; for frames, whose keys the page does not hear. */
export function hearKey(event: KeyboardEvent): void {
  if (isTaken(event)) return;
  if (listeners.toReversed().some((listen) => listen(event.key))) event.preventDefault();
}

/**
 * Single-key shortcuts of a page.
 * @param onKey gives whether the key did something
 */
export function useKeys(onKey: Listener): void {
  const latest = useRef(onKey);
  latest.current = onKey;
  // What is seen hears: an effect after the next frame would leave keys to what lies below.
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
