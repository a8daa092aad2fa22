/** Which clips of a list are selected: by id, since most of them have no row in the page. */
export interface Selection {
  readonly ids: ReadonlySet<string>;
  /** Selection before the current range was begun. */
  readonly base: ReadonlySet<string>;
  /** Where the current range began. */
  readonly anchor: string | null;
}

export const NOTHING_SELECTED: Selection = { ids: new Set(), base: new Set(), anchor: null };

/** Toggles a clip, which may start a range. */
export function toggleSelected({ ids }: Selection, id: string): Selection {
  const next = new Set(ids);
  if (!next.delete(id)) next.add(id);
  return { ids: next, base: next, anchor: id };
}

/** Selects from where the range began to a clip, in the current order of the list. */
export function extendSelection(
  { base, anchor }: Selection,
  list: readonly string[],
  from: string,
  to: string,
): Selection {
  const start = list.indexOf(anchor ?? from);
  const end = list.indexOf(to);
  if (start === -1 || end === -1) return { ids: new Set([...base, to]), base, anchor: to };
  const range = list.slice(Math.min(start, end), Math.max(start, end) + 1);
  return { ids: new Set([...base, ...range]), base, anchor: anchor ?? from };
}

/** Selects all clips of a list. */
export function selectAll(list: readonly string[]): Selection {
  const ids = new Set(list);
  return { ids, base: ids, anchor: null };
}

/** Drops clips that are no longer in the list; returns the same object if nothing changes. */
export function dropMissing(selection: Selection, list: readonly string[]): Selection {
  if (selection.ids.size === 0) return selection;
  const there = new Set(list);
  const ids = new Set([...selection.ids].filter((id) => there.has(id)));
  if (ids.size === selection.ids.size) return selection;
  const base = new Set([...selection.base].filter((id) => there.has(id)));
  const { anchor } = selection;
  return { ids, base, anchor: anchor !== null && there.has(anchor) ? anchor : null };
}
