import type { RefObject } from 'preact';
import { useLayoutEffect, useState } from 'preact/hooks';

/** Number of cards that fit side by side, each at least of the minimum width. */
export function useColumns(
  scroller: RefObject<HTMLElement | null>,
  leastWidth: number | null,
): number {
  const [columns, setColumns] = useState(1);
  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element || leastWidth === null) return undefined;
    const measure = () => setColumns(Math.max(1, Math.floor(element.clientWidth / leastWidth)));
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    measure();
    return () => observer.disconnect();
  }, [leastWidth]);
  return leastWidth === null ? 1 : columns;
}
