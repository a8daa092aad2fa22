import { useEffect, useRef } from 'preact/hooks';

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

/**
 * Single-key shortcuts of a page.
 * @param onKey gives whether the key did something
 * @returns the same for keys that were pressed in a frame
 */
export function useKeys(onKey: (key: string) => boolean): (event: KeyboardEvent) => void {
  const latest = useRef(onKey);
  latest.current = onKey;
  const hear = useRef((event: KeyboardEvent) => {
    if (!isTaken(event) && latest.current(event.key)) event.preventDefault();
  });
  useEffect(() => {
    const { current } = hear;
    document.addEventListener('keydown', current);
    return () => document.removeEventListener('keydown', current);
  }, []);
  return hear.current;
}
