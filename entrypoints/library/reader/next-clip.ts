import type { ClipEdit } from '@/lib/clips/edit';
import { closeClip, openClip } from './use-open-clip';

/** Whether a clip leaves the place that lists it. */
export const leaves = (edit: ClipEdit) => edit.archived === true || edit.deleted === true;

/** The clip of a list to read when one goes from it: the next, or at the end the one before. */
export function neighbour(ids: readonly string[], id: string): string | null {
  const at = ids.indexOf(id);
  return at === -1 ? null : (ids[at + 1] ?? ids[at - 1] ?? null);
}

/** Opens what is to be read when a clip goes from a list; the list itself where nothing is. */
export function goOn(ids: readonly string[], id: string): void {
  const next = neighbour(ids, id);
  if (next === null) closeClip();
  else openClip(next);
}
