import type { Clip } from './clip';
import type { ClipEdit } from './edit';

const PLAIN = ['title', 'note', 'archived', 'starred', 'progress'] as const;
type Plain = (typeof PLAIN)[number];

/** The effect of an edit on a clip, reduced to the minimum needed to undo it. */
export interface EditEffect {
  readonly plain: readonly { readonly field: Plain; readonly was: unknown; readonly is: unknown }[];
  /** `true` if it was moved to the trash, `false` if out of it, `null` if neither. */
  readonly trashed: boolean | null;
  readonly tagsAdded: readonly string[];
  readonly tagsRemoved: readonly string[];
  readonly highlightsAdded: readonly string[];
}

/** The difference between two states of a clip. */
export function effectBetween(before: Clip, after: Clip): EditEffect {
  const trashed = after.deletedAt !== null;
  const had = new Set(before.highlights.map(({ id }) => id));
  return {
    plain: PLAIN.flatMap((field) =>
      before[field] === after[field] ? [] : [{ field, was: before[field], is: after[field] }],
    ),
    trashed: (before.deletedAt !== null) === trashed ? null : trashed,
    tagsAdded: after.tags.filter((tag) => !before.tags.includes(tag)),
    tagsRemoved: before.tags.filter((tag) => !after.tags.includes(tag)),
    highlightsAdded: after.highlights.flatMap(({ id }) => (had.has(id) ? [] : id)),
  };
}

/** The edit that undoes a change, without affecting what the user has done since. */
export function undoEdit(clip: Clip, done: EditEffect): ClipEdit {
  const plain = done.plain
    .filter(({ field, is }) => clip[field] === is)
    .map(({ field, was }) => [field, was]);
  const added = new Set(done.tagsAdded);
  return {
    ...(Object.fromEntries(plain) as Pick<ClipEdit, Plain>),
    ...(done.trashed !== null && { deleted: !done.trashed }),
    ...(done.tagsAdded.length + done.tagsRemoved.length > 0 && {
      tags: [...done.tagsRemoved, ...clip.tags.filter((tag) => !added.has(tag))],
    }),
    ...(done.highlightsAdded.length > 0 && {
      highlights: done.highlightsAdded.map((id) => ({ id, removed: true })),
    }),
  };
}
