import type { TagUse } from './tag-counts';
import { isWithin, LONGEST_TAG, normaliseTags } from './tags';

/** What becomes of a tag: another name for it and all that is nested in it, or with `null` none. */
export interface Retagging {
  readonly from: string;
  readonly to: string | null;
}

/** What a tag is then called; itself where it is not concerned, `null` where it is taken off. */
export function renamed(tag: string, { from, to }: Retagging): string | null {
  if (!isWithin(tag, from)) return tag;
  return to === null ? null : to + tag.slice(from.length);
}

/** A clip's tags after the change; what meets a tag that is there joins it. */
export function retag(tags: readonly string[], change: Retagging): string[] {
  const kept = tags.filter((tag) => !isWithin(tag, change.from));
  const moved = tags.flatMap((tag) =>
    isWithin(tag, change.from) ? (renamed(tag, change) ?? []) : [],
  );
  // Renamed tags come first: a new spelling of a tag replaces the old one.
  return normaliseTags([...moved, ...kept]);
}

/** What the change does to one tag. */
export interface TagMove {
  readonly from: string;
  readonly to: string | null;
  readonly clips: number;
  /** It joins a tag that there is already, which stays a tag of that many clips. */
  readonly joins: number | null;
}

/** What a change of tags would do, to be shown before it is done. */
export interface RetagPlan {
  readonly moves: readonly TagMove[];
  /** Some tag meets one that there is already. */
  readonly merges: boolean;
  /** Some tag would be longer than tags can be. */
  readonly tooLong: boolean;
}

/** What a change does to each tag that it concerns. */
export function planRetag(uses: readonly TagUse[], change: Retagging): RetagPlan {
  const counts = new Map(uses.map(({ tag, own }) => [tag, own]));
  const moves = uses
    .filter(({ tag, own }) => own > 0 && isWithin(tag, change.from))
    .map(({ tag, own }): TagMove => {
      const to = renamed(tag, change);
      // One that is itself renamed is no longer there to be joined.
      const met = to !== null && !isWithin(to, change.from) ? (counts.get(to) ?? 0) : 0;
      return { from: tag, to, clips: own, joins: met > 0 ? met : null };
    });
  return {
    moves,
    merges: moves.some(({ joins }) => joins !== null),
    tooLong: moves.some(({ to }) => (to?.length ?? 0) > LONGEST_TAG),
  };
}
