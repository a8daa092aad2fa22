import type { Clip } from '@/lib/clips/clip';
import type { Colour } from '@/lib/clips/highlight';
import { stampTime } from '@/lib/clips/stamp';

/**
 * Index fields of a highlight, or of a clip's note, which has no colour; its data is in its clip.
 */
export interface HighlightRow {
  /**
   * Its clip's id and its own: with 100,000 keys, compound keys take five times as long to read.
   */
  readonly name: string;
  readonly clipId: string;
  /** Milliseconds since 1970. */
  readonly createdAt: number;
  readonly colour: Colour | 'none';
  /** Its position: increases in reading order. */
  readonly place: number;
  /** 1 if it has a note. */
  readonly noted: 0 | 1;
  readonly tags: readonly string[];
}

/** The unique name of a highlight among those of all clips. */
export const highlightName = (clipId: string, id: string) => `${clipId} ${id}`;

/** The id of a clip's own note among its highlights; highlight ids are longer. */
export const CLIP_NOTE = 'note';

/** The prefix of a highlight's review state in `meta`. */
export const REVIEW_PREFIX = 'review.';

/** The index rows of a clip's highlights and note; none for a clip in the trash. */
export function highlightRowsOf(
  clip: Pick<Clip, 'id' | 'deletedAt' | 'clippedAt' | 'highlights' | 'note' | 'clock'>,
): HighlightRow[] {
  if (clip.deletedAt !== null) return [];
  const rows = clip.highlights.map(
    ({ id, createdAt, colour, note, anchor, tags = [] }, index): HighlightRow => ({
      name: highlightName(clip.id, id),
      clipId: clip.id,
      createdAt,
      colour,
      // In reading order; those without a position come last.
      place: anchor.revision === null ? 2 ** 31 + index : anchor.start,
      noted: note === '' ? 0 : 1,
      tags,
    }),
  );
  if (clip.note === '') return rows;
  const createdAt = noteTime(clip);
  const name = highlightName(clip.id, CLIP_NOTE);
  const note = { name, clipId: clip.id, createdAt, place: -1, noted: 1 } as const;
  return [{ ...note, colour: 'none', tags: [] }, ...rows];
}

/** When a clip's note was last written, milliseconds since 1970. */
export function noteTime({ clock, clippedAt }: Pick<Clip, 'clock' | 'clippedAt'>): number {
  const written = clock.note.versions.map(({ stamp }) => stampTime(stamp));
  return written.length > 0 ? Math.max(...written) : clippedAt;
}

/** The rows of a clip; none for a damaged clip, which must not affect others. */
export function rowsOrNone(clip: Clip): HighlightRow[] {
  try {
    return highlightRowsOf(clip);
  } catch {
    return [];
  }
}
