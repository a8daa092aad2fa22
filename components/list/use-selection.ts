import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Selection } from '../reader/selection';
import {
  selectAll,
  extendSelection,
  dropMissing,
  NOTHING_SELECTED,
  toggleSelected,
} from '../reader/selection';

/** The selection as a list's rows use it. */
export interface ListSelection {
  readonly ids: ReadonlySet<string>;
  readonly toggle: (id: string) => void;
  /** Selects up to a clip; the range begins at `from` unless one has begun already. */
  readonly extend: (from: string, to: string) => void;
  readonly all: () => void;
  readonly clear: () => void;
}

/**
 * The selection of a list; a different list starts with nothing selected.
 * @param key differs for each list
 * @param complete whether `list` is all of it; until then, a selection of everything grows with it
 */
export function useSelection(
  key: string,
  list: readonly string[],
  complete: boolean,
): ListSelection {
  const [held, setHeld] = useState({ key, whole: false, selection: NOTHING_SELECTED });
  const { whole, selection } =
    held.key === key ? held : { whole: false, selection: NOTHING_SELECTED };
  // From the state of that moment: two clicks may come before anything is drawn again.
  const change = (to: (current: Selection) => Selection, all = false) =>
    setHeld((before) => ({
      key,
      whole: all,
      selection: to(before.key === key ? before.selection : NOTHING_SELECTED),
    }));

  useEffect(() => {
    if (!complete || selection.ids.size === 0) return;
    if (whole) change(() => selectAll(list));
    else if (dropMissing(selection, list) !== selection)
      change((current) => dropMissing(current, list));
  }, [list, complete]);

  return {
    ids: selection.ids,
    toggle: (id) => change((current) => toggleSelected(current, id)),
    extend: (from, to) => change((current) => extendSelection(current, list, from, to)),
    all: () => change(() => selectAll(list), !complete),
    clear: () => change(() => NOTHING_SELECTED),
  };
}

/** Keyboard shortcuts for the selection as a whole: Ctrl+A selects all, Escape none. */
export function useSelectionKeys(selecting: ListSelection): void {
  const latest = useRef(selecting);
  latest.current = selecting;
  useLayoutEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const { key, ctrlKey, metaKey, target } = event;
      const elsewhere = 'input:not([type="checkbox"]), textarea, select, .reader *';
      if (target instanceof HTMLElement && target.matches(elsewhere)) return;
      if (event.defaultPrevented || document.querySelector('dialog[open]')) return;
      const all = (ctrlKey || metaKey) && key.toLowerCase() === 'a';
      if (!all && (key !== 'Escape' || latest.current.ids.size === 0)) return;
      event.preventDefault();
      if (all) latest.current.all();
      else latest.current.clear();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);
}
