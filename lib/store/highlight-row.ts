import type { Clip } from '@/lib/clips/clip';
import type { Colour } from '@/lib/clips/highlight';
import { stampTime } from '@/lib/clips/stamp';

/** What finds and orders a highlight, or a clip's note, which has no colour; the rest is its clip's. */
export interface HighlightRow {
  /** Its clip's id and its own: of 100,000 keys, lists of two take five times as long to read. */
  readonly name: string;
  readonly clipId: string;
  /** Milliseconds since 1970. */
  readonly createdAt: number;
  readonly colour: Colour | 'none';
  /** Grows as its clip is read. */
  readonly place: number;
  /** 1 where it has a note. */
  readonly noted: 0 | 1;
  readonly tags: readonly string[];
}

/** Names a highlight among those of all clips. */
export const highlightName = (clipId: string, id: string) => `${clipId} ${id}`;

/** Names a clip's own note among its highlights; no highlight has a name as short. */
export const CLIP_NOTE = 'note';

/** Before a highlight's name, names in `meta` what is known of its reviews. */
export const REVIEW_PREFIX = 'review.';

/** What indexes need of a clip's highlights, and of its note; nothing of one in the trash. */
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
      // In the order in which they are read; those without a place come last.
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

/** The rows of a clip; none of one that is damaged, which takes no other with it. */
export function rowsOrNone(clip: Clip): HighlightRow[] {
  try {
    return highlightRowsOf(clip);
  } catch {
    return [];
  }
}
