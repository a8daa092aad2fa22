import type { Clip } from './clip';
import type { ClipEdit } from './edit';
import { normaliseTags } from './tags';

/** What a clip gains when others of the same article are merged into it. */
export interface Joining {
  readonly edit: ClipEdit;
  /** The earliest of them, milliseconds since 1970. */
  readonly clippedAt: number;
}

/**
 * What a clip gains from others: their tags, notes, highlights and star, what was read further, and
 * the earliest date. It is archived where all are.
 */
export function joining(keeper: Clip, others: readonly Clip[]): Joining {
  const all = [keeper, ...others];
  const notes = new Set(all.map(({ note }) => note.trim()).filter((note) => note !== ''));
  return {
    edit: {
      tags: normaliseTags(all.flatMap(({ tags }) => tags)),
      note: [...notes].join('\n\n'),
      starred: all.some(({ starred }) => starred),
      archived: all.every(({ archived }) => archived),
      progress: Math.max(...all.map(({ progress }) => progress)),
      highlights: others.flatMap(({ highlights }) =>
        highlights.map(({ id, createdAt, quote, anchor, colour, note, tags }) => ({
          id,
          add: { createdAt, quote, anchor },
          colour,
          note,
          ...(tags && { tags }),
        })),
      ),
    },
    clippedAt: Math.min(...all.map(({ clippedAt }) => clippedAt)),
  };
}

/** The clip to keep of several, where the person has not said: one with a text, then the oldest. */
export function keeperOf(clips: readonly Clip[]): Clip | undefined {
  return clips.toSorted(
    (a, b) =>
      Number(b.revision !== null) - Number(a.revision !== null) || a.clippedAt - b.clippedAt,
  )[0];
}
