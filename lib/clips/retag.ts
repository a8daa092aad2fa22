import type { TagUse } from './tag-counts';
import { isWithin, LONGEST_TAG, normaliseTags } from './tags';

/** A change of a tag: a new name for it and everything nested in it, or `null` to remove them. */
export interface TagChange {
  readonly from: string;
  readonly to: string | null;
}

/** A tag's name after the change; unchanged if it is not affected, `null` if it is removed. */
export function renameTag(tag: string, { from, to }: TagChange): string | null {
  if (!isWithin(tag, from)) return tag;
  return to === null ? null : to + tag.slice(from.length);
}

/** A clip's tags after the change; if a renamed tag already exists, they merge. */
export function retag(tags: readonly string[], change: TagChange): string[] {
  const kept = tags.filter((tag) => !isWithin(tag, change.from));
  const moved = tags.flatMap((tag) =>
    isWithin(tag, change.from) ? (renameTag(tag, change) ?? []) : [],
  );
  // Renamed tags come first: a new spelling of a tag replaces the old one.
  return normaliseTags([...moved, ...kept]);
}

/** The effect of a change on one tag. */
export interface TagMove {
  readonly from: string;
  readonly to: string | null;
  readonly clips: number;
  /** The number of clips with the existing tag it would merge with; `null` if there is none. */
  readonly joins: number | null;
}

/** A preview of a tag change. */
export interface RetagPlan {
  readonly moves: readonly TagMove[];
  /** Whether any tag would merge with an existing one. */
  readonly merges: boolean;
  /** Whether any tag would exceed the maximum length. */
  readonly tooLong: boolean;
}

/** Previews the effect of a change on each affected tag. */
export function planRetag(uses: readonly TagUse[], change: TagChange): RetagPlan {
  const counts = new Map(uses.map(({ tag, own }) => [tag, own]));
  const moves = uses
    .filter(({ tag, own }) => own > 0 && isWithin(tag, change.from))
    .map(({ tag, own }): TagMove => {
      const to = renameTag(tag, change);
      // A tag that is itself renamed no longer exists to merge with.
      const met = to !== null && !isWithin(to, change.from) ? (counts.get(to) ?? 0) : 0;
      return { from: tag, to, clips: own, joins: met > 0 ? met : null };
    });
  return {
    moves,
    merges: moves.some(({ joins }) => joins !== null),
    tooLong: moves.some(({ to }) => (to?.length ?? 0) > LONGEST_TAG),
  };
}
