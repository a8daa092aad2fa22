import type { VirtualItem } from '@tanstack/virtual-core';
import {
  elementScroll,
  observeElementOffset,
  observeElementRect,
  Virtualizer,
} from '@tanstack/virtual-core';
import type { RefObject } from 'preact';
import { useLayoutEffect, useReducer, useRef, useState } from 'preact/hooks';

/** How far rows are drawn beyond the visible area, in CSS pixels: three turns of a wheel. */
const OVERSCAN = 300;

interface VirtualRows {
  readonly rows: readonly VirtualItem[];
  /** Total height of all rows, in CSS pixels. */
  readonly height: number;
  readonly scrollTo: (index: number) => void;
  /** Reports that a row's height differs from the rest. */
  readonly resize: (index: number, height: number) => void;
}

/**
 * The rows of a long list that are in view, so that only those are in the page.
 * @param keyOf names a row that may move or have its own height; must stay the same function as
 * long as the rows are the same, since all of them are laid out again when it changes
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
  const lastHeight = useRef(rowHeight);
  useLayoutEffect(() => {
    if (lastHeight.current === rowHeight) return;
    lastHeight.current = rowHeight;
    // Individually measured heights belonged to the previous layout.
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
