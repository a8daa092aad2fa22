import type { Clip } from './clip';
import { withParents } from './tags';

/** How many clips have a tag, not counting the trash. */
export interface TagUse {
  readonly tag: string;
  /** Clips with exactly this tag. */
  readonly own: number;
  /** Clips with it or with a tag nested in it, each once. */
  readonly all: number;
}

/** Sums of tag uses; negative ones are to be subtracted from earlier counts. */
export class TagCounts {
  readonly #uses = new Map<string, { own: number; all: number }>();

  /** Adds (`1`) or subtracts (`-1`) a clip, unless it is in the trash. */
  add(clip: Pick<Clip, 'tags' | 'deletedAt'>, sign: 1 | -1): void {
    if (clip.deletedAt !== null) return;
    for (const tag of withParents(clip.tags)) this.#of(tag).all += sign;
    for (const tag of clip.tags) this.#of(tag).own += sign;
  }

  /** The tags with sums other than zero. */
  rows(): TagUse[] {
    return [...this.#uses]
      .filter(([, { own, all }]) => own !== 0 || all !== 0)
      .map(([tag, { own, all }]) => ({ tag, own, all }));
  }

  #of(tag: string): { own: number; all: number } {
    const known = this.#uses.get(tag);
    if (known) return known;
    const use = { own: 0, all: 0 };
    this.#uses.set(tag, use);
    return use;
  }
}

/** How many clips have exactly each tag; tags that only contain nested ones are omitted. */
export function countsOf(uses: readonly TagUse[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { tag, own } of uses) if (own > 0) counts.set(tag, own);
  return counts;
}
