import type { ClipEdit } from '@/lib/clips/edit';
import { closeClip, openClip } from './use-open-clip';

/** Whether an edit removes a clip from the place that lists it. */
export const leavesPlace = (edit: ClipEdit) => edit.archived === true || edit.deleted === true;

/** The clip to read when one leaves a list: the next, or at the end the previous. */
export function nextClipId(ids: readonly string[], id: string): string | null {
  const at = ids.indexOf(id);
  return at === -1 ? null : (ids[at + 1] ?? ids[at - 1] ?? null);
}

/** Opens the clip to read when one leaves a list; closes the reader if there is none. */
export function openNextClip(ids: readonly string[], id: string): void {
  const next = nextClipId(ids, id);
  if (next === null) closeClip();
  else openClip(next);
}
