import type { ComponentChildren, RefObject } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { useVirtualRows } from '../list/use-virtual-rows';
import { useStrings } from '../strings';

/** Estimated height of a row that has not been measured yet, in CSS pixels. */
const GUESS = 150;

interface Props {
  readonly scroller: RefObject<HTMLElement | null>;
  readonly count: number;
  readonly keyOf: (index: number) => string;
  /** Draws the rows in view. */
  readonly renderRows: (indexes: readonly number[]) => ReadonlyMap<number, ComponentChildren>;
}

/** A virtual list with rows of varying height: only those in view are in the page. */
export function HighlightRows({ scroller, count, keyOf, renderRows }: Props) {
  const { text } = useStrings();
  const { rows, height, resize } = useVirtualRows(scroller, count, GUESS, keyOf);
  const drawn = renderRows(rows.map(({ index }) => index));
  return (
    <ul class="marked-list" aria-label={text('highlights')} style={{ height: `${height}px` }}>
      {rows.map(({ index, start }) => (
        <Row
          key={keyOf(index)}
          index={index}
          count={count}
          start={start}
          onHeight={(measured) => resize(index, measured)}
        >
          {drawn.get(index)}
        </Row>
      ))}
    </ul>
  );
}

interface RowProps {
  readonly index: number;
  readonly count: number;
  readonly start: number;
  readonly onHeight: (height: number) => void;
  readonly children: ComponentChildren;
}

/** A row that reports its height whenever it changes. */
function Row({ index, count, start, onHeight, children }: RowProps) {
  const element = useRef<HTMLLIElement>(null);
  const latest = useRef(onHeight);
  latest.current = onHeight;
  const empty = children === undefined || children === null;
  useLayoutEffect(() => {
    const row = element.current;
    if (!row || empty) return undefined;
    const observer = new ResizeObserver(() => latest.current(row.offsetHeight));
    observer.observe(row);
    return () => observer.disconnect();
  }, [empty]);
  return (
    <li
      ref={element}
      aria-setsize={count}
      aria-posinset={index + 1}
      style={{ transform: `translateY(${start}px)` }}
    >
      {children}
    </li>
  );
}
