import type { ClipEdit } from '@/lib/clips/edit';
import type { Place } from '@/lib/store/queries';

/** Whether an edit removes a clip from the place shown; `null` stands for everything but trash. */
export const leavesPlace = (edit: ClipEdit, place: Place | null) =>
  edit.archived === true ||
  edit.deleted === true ||
  (edit.archived === false && place === 'archive') ||
  (edit.deleted === false && place === 'trash');

/** Position of the open clip in the list; its former one if it has left the list since. */
export interface ListPosition {
  readonly at: number;
  readonly listed: boolean;
}

/** The clips before and after the open one. After it left, the next one is at its position. */
const around = (ids: readonly string[], { at, listed }: ListPosition) => ({
  before: ids.slice(0, at),
  after: ids.slice(listed ? at + 1 : at),
});

/** The next or previous clip of a list; at its ends, none. */
export function stepFrom(
  ids: readonly string[],
  position: ListPosition,
  by: 1 | -1,
): string | undefined {
  const { before, after } = around(ids, position);
  return by === 1 ? after[0] : before.at(-1);
}

/**
 * The clip to read when the open one leaves a list: the next, or at the end the previous.
 * @param leaving clips that leave with it
 */
export function nextClipId(
  ids: readonly string[],
  position: ListPosition,
  leaving: readonly string[],
): string | null {
  const { before, after } = around(ids, position);
  const gone = new Set(leaving);
  const stays = (id: string) => !gone.has(id);
  return after.find(stays) ?? before.findLast(stays) ?? null;
}
