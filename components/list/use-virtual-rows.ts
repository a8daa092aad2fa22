import type { VirtualItem } from '@tanstack/virtual-core';
import {
  elementScroll,
  observeElementOffset,
  observeElementRect,
  Virtualizer,
} from '@tanstack/virtual-core';
import type { RefObject } from 'preact';
import { useLayoutEffect, useReducer, useRef, useState } from 'preact/hooks';

/** How far beyond what is seen rows are in the page, in CSS pixels: three turns of a wheel. */
const OVERSCAN = 300;

interface VirtualRows {
  readonly rows: readonly VirtualItem[];
  /** Height of all rows, in CSS pixels. */
  readonly height: number;
  readonly scrollTo: (index: number) => void;
  /** Says that a row has another height than the rest. */
  readonly resize: (index: number, height: number) => void;
}

/**
 * The rows of a long list that are in sight, so that only those are in the page.
 * @param keyOf names a row that may move or have a height of its own; the same function as long as
 *   the rows are the same, for with another all of them are laid out anew
 */
export function useVirtualRows(
  scroller: RefObject<HTMLElement | null>,
  count: number,
  rowHeight: number,
  keyOf?: (index: number) => string,
): VirtualRows {
  const [, redraw] = useReducer((turn: number) => turn + 1, 0);
  const options = {
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: Math.ceil(OVERSCAN / rowHeight),
    observeElementRect,
    observeElementOffset,
    scrollToFn: elementScroll,
    onChange: () => redraw(undefined),
    ...(keyOf && { getItemKey: keyOf }),
  };
  const [virtualizer] = useState(() => new Virtualizer<HTMLElement, HTMLElement>(options));
  virtualizer.setOptions(options);
  const laidOut = useRef(rowHeight);
  useLayoutEffect(() => {
    if (laidOut.current === rowHeight) return;
    laidOut.current = rowHeight;
    // Heights of rows of their own were of the other layout.
    virtualizer.measure();
  }, [rowHeight]);
  useLayoutEffect(() => virtualizer._didMount(), []);
  useLayoutEffect(() => virtualizer._willUpdate());
  return {
    rows: virtualizer.getVirtualItems(),
    height: virtualizer.getTotalSize(),
    scrollTo: (index) => virtualizer.scrollToIndex(index),
    resize: (index, height) => virtualizer.resizeItem(index, height),
  };
}
