import type { RefObject } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';

/** Minimum interval between reports of progress. */
const PAUSE_MS = 3000;
/** Minimum change that is reported, in percentage points. */
const STEP = 2;

interface Place {
  /** Progress when the clip was opened, in percent. */
  readonly progress: number;
  /** The article's element; `null` until it is there. */
  readonly main: HTMLElement | null;
  readonly onProgress: (progress: number) => void;
}

/** Records how far the user has read, and returns there when the clip is opened again. */
export function useReadingPlace(
  scroller: RefObject<HTMLElement | null>,
  { progress, main, onProgress }: Place,
): number {
  const [read, setRead] = useState(progress);
  const lastRecorded = useRef(progress);
  const latest = useRef({ read, onProgress });
  latest.current = { read, onProgress };

  const tell = () => {
    const { read: now, onProgress: say } = latest.current;
    if (
      Math.abs(now - lastRecorded.current) < STEP &&
      !(now === 100 && lastRecorded.current !== 100)
    )
      return;
    lastRecorded.current = now;
    say(now);
  };

  useEffect(() => {
    const element = scroller.current;
    return element && main
      ? followScrolling(element, main, lastRecorded.current, setRead)
      : undefined;
  }, [main]);

  useEffect(() => {
    const timer = setTimeout(tell, PAUSE_MS);
    return () => clearTimeout(timer);
  }, [read]);

  useEffect(() => {
    window.addEventListener('pagehide', tell);
    return () => {
      window.removeEventListener('pagehide', tell);
      tell();
    };
  }, []);

  return read;
}

/**
 * Scrolls to a place, and reports progress from then on.
 * @param wanted the place, in percent
 * @returns a function that stops it
 */
function followScrolling(
  element: HTMLElement,
  main: HTMLElement,
  wanted: number,
  onRead: (percent: number) => void,
): () => void {
  let moved = false;
  // The text grows while it is laid out and its settings arrive; until the user scrolls, keep the
  // place.
  const goBack = () => {
    if (moved || wanted <= 1 || wanted >= 100) return;
    element.scrollTop = (wanted / 100) * (element.scrollHeight - element.clientHeight);
  };
  const measure = () => {
    const { scrollTop, clientHeight, scrollHeight } = element;
    const rest = scrollHeight - clientHeight;
    // The text visible on opening has not been read yet, unless it is all there is.
    const percent = rest < 1 ? 100 : Math.round((scrollTop / rest) * 100);
    onRead(Math.max(1, Math.min(100, percent)));
  };
  const grown = new ResizeObserver(() => {
    goBack();
    measure();
  });
  for (const part of element.children) grown.observe(part);
  goBack();
  measure();
  const lifetime = new AbortController();
  const { signal } = lifetime;
  element.addEventListener('scroll', measure, { passive: true, signal });
  // Not scroll events: the browser also scrolls on its own when the text becomes shorter.
  for (const target of [element, main.ownerDocument.defaultView]) {
    for (const act of ['wheel', 'touchmove', 'pointerdown', 'keydown']) {
      target?.addEventListener(act, () => (moved = true), { passive: true, signal });
    }
  }
  return () => {
    grown.disconnect();
    lifetime.abort();
  };
}
