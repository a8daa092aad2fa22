import type { Clip } from './clip';
import type { ClipEdit } from './edit';
import { normaliseTags } from './tags';

/** The changes to a clip when others of the same article are merged into it. */
export interface JoinPlan {
  readonly edit: ClipEdit;
  /** The earliest date of them, milliseconds since 1970. */
  readonly clippedAt: number;
}

/**
 * Computes the changes to a clip from merging others: their tags, notes, highlights and star, the
 * furthest progress, and the earliest date. It is archived if all are.
 */
export function planJoin(keeper: Clip, others: readonly Clip[]): JoinPlan {
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

/**
 * The clip to keep of several, unless the user chose: preferably one with a text, then the oldest.
 */
export function clipToKeep(clips: readonly Clip[]): Clip | undefined {
  return clips.toSorted(
    (a, b) =>
      Number(b.revision !== null) - Number(a.revision !== null) || a.clippedAt - b.clippedAt,
  )[0];
}
