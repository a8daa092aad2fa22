/** Which clips of a list are selected: by id, since most of them are in no row. */
export interface Selection {
  readonly ids: ReadonlySet<string>;
  /** What was selected when the range that is being drawn began. */
  readonly base: ReadonlySet<string>;
  /** Where that range began. */
  readonly anchor: string | null;
}

export const NOTHING_SELECTED: Selection = { ids: new Set(), base: new Set(), anchor: null };

/** Selects a clip, or no longer; a range can begin there. */
export function toggled({ ids }: Selection, id: string): Selection {
  const next = new Set(ids);
  if (!next.delete(id)) next.add(id);
  return { ids: next, base: next, anchor: id };
}

/** Selects from where the range began to a clip, in the order of the list, as far as that now is. */
export function extended(
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
export function everything(list: readonly string[]): Selection {
  const ids = new Set(list);
  return { ids, base: ids, anchor: null };
}

/** Selects no longer what the list has no more; the same selection where that is nothing. */
export function kept(selection: Selection, list: readonly string[]): Selection {
  if (selection.ids.size === 0) return selection;
  const there = new Set(list);
  const ids = new Set([...selection.ids].filter((id) => there.has(id)));
  if (ids.size === selection.ids.size) return selection;
  const base = new Set([...selection.base].filter((id) => there.has(id)));
  const { anchor } = selection;
  return { ids, base, anchor: anchor !== null && there.has(anchor) ? anchor : null };
}
