import { useLayoutEffect, useReducer, useRef, useState } from 'preact/hooks';
import type { Watch } from '../use-watched';

/** Rows that came into view together and are watched together. */
interface Batch {
  readonly ids: readonly string[];
  readonly stop: () => void;
}

/** Rows read so far, by id; `undefined` for ids that do not exist. */
export type WatchedRows<T> = ReadonlyMap<string, T | undefined>;

/** Maximum number of rows added per frame, so that no frame takes long to draw. */
const MOST_IN_A_FRAME = 8;

/**
 * The rows with the given ids, kept up to date. In a scrolling list, each row is read once it comes
 * into view, and watched until the whole batch it came with is out of view. Failures are thrown
 * while rendering, so that the error panel shows them.
 * @param watchRows yields rows in the order of their ids
 */
export function useWatchedRows<T>(
  watchRows: (ids: readonly string[]) => Watch<readonly (T | undefined)[]>,
  ids: readonly string[],
): WatchedRows<T> {
  const { rows, add, drop } = usePaced<T>();
  const batches = useRef<readonly Batch[]>([]);
  const [failure, setFailure] = useState<{ readonly error: unknown } | null>(null);

  useLayoutEffect(() => {
    const wanted = new Set(ids);
    const isSeen = (batch: Batch) => batch.ids.some((id) => wanted.has(id));
    for (const { ids: gone, stop } of batches.current.filter((each) => !isSeen(each))) {
      stop();
      drop(gone);
    }
    batches.current = batches.current.filter(isSeen);
    for (const batch of batches.current) for (const id of batch.ids) wanted.delete(id);
    if (wanted.size === 0) return;
    const missing = [...wanted];
    const stop = watchRows(missing)(
      (values) => add(missing.map((id, at) => [id, values[at]])),
      (error) => setFailure({ error }),
    );
    batches.current = [...batches.current, { ids: missing, stop }];
  }, [ids.join()]);

  useLayoutEffect(
    () => () => {
      for (const { stop } of batches.current) stop();
    },
    [],
  );
  if (failure) throw failure.error;
  return rows;
}

/** New rows are shown a few per frame; changes to rows already shown, at once. */
function usePaced<T>() {
  const [, redraw] = useReducer((turn: number) => turn + 1, 0);
  const shown = useRef(new Map<string, T | undefined>()).current;
  const waiting = useRef(new Map<string, T | undefined>()).current;
  const frame = useRef<number | null>(null);

  const show = () => {
    frame.current = null;
    if (waiting.size === 0) return;
    for (const [id, row] of [...waiting].slice(0, MOST_IN_A_FRAME)) {
      shown.set(id, row);
      waiting.delete(id);
    }
    redraw(undefined);
    frame.current = requestAnimationFrame(show);
  };
  useLayoutEffect(
    () => () => {
      if (frame.current !== null) cancelAnimationFrame(frame.current);
    },
    [],
  );

  return {
    rows: shown,
    add: (rows: readonly (readonly [id: string, row: T | undefined])[]) => {
      for (const [id, row] of rows) (shown.has(id) ? shown : waiting).set(id, row);
      if (frame.current === null && waiting.size > 0) show();
      else redraw(undefined);
    },
    drop: (ids: readonly string[]) => {
      for (const id of ids) {
        shown.delete(id);
        waiting.delete(id);
      }
    },
  };
}
