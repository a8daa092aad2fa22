import type { RefObject } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';

/** How far a person has got is not told more often. */
const PAUSE_MS = 3000;
/** Less of a difference is not worth telling. */
const STEP = 2;

interface Place {
  /** In percent of what there is to read, as far as it was read when it was opened. */
  readonly progress: number;
  /** Whether the text is there, so that there is a place in it. */
  readonly ready: boolean;
  readonly onProgress: (progress: number) => void;
}

/** Keeps the place that a person has read to, and goes back to it when a clip is opened again. */
export function useReadingPlace(
  scroller: RefObject<HTMLElement | null>,
  { progress, ready, onProgress }: Place,
): number {
  const [read, setRead] = useState(progress);
  const told = useRef(progress);
  const latest = useRef({ read, onProgress });
  latest.current = { read, onProgress };

  const tell = () => {
    const { read: now, onProgress: say } = latest.current;
    if (Math.abs(now - told.current) < STEP && !(now === 100 && told.current !== 100)) return;
    told.current = now;
    say(now);
  };

  useEffect(() => {
    const element = scroller.current;
    if (!element || !ready) return undefined;
    const measure = () => {
      const { scrollTop, clientHeight, scrollHeight } = element;
      const percent = Math.round(((scrollTop + clientHeight) / scrollHeight) * 100);
      setRead(Math.max(1, Math.min(100, percent)));
    };
    if (told.current > 1 && told.current < 100) {
      element.scrollTop = (told.current / 100) * element.scrollHeight - element.clientHeight;
    }
    measure();
    element.addEventListener('scroll', measure, { passive: true });
    return () => element.removeEventListener('scroll', measure);
  }, [ready]);

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
