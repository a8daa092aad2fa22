import type { Clip } from '@/lib/clips/clip';
import { highlightId } from '@/lib/clips/clip-id';
import type { HighlightEdit } from '@/lib/clips/highlight';
import { NOWHERE } from '@/lib/clips/highlight';
import { sha256 } from '@/lib/store/digest';
import type { MarkedPassage } from './item';

/** Limits far above real highlights, which bound a clip's size in sync. */
const LONGEST_QUOTE = 100_000;
const LONGEST_NOTE = 100_000;
const MOST_HIGHLIGHTS = 5000;
const MOST_TAGS = 100;

/** A passage with its highlight's id, the same for any source file. */
export interface NamedPassage extends MarkedPassage {
  readonly id: string;
}

/** Assigns ids to passages. @param clip the clip's id */
export function namePassages(
  clip: string,
  passages: readonly MarkedPassage[],
): Promise<readonly NamedPassage[]> {
  return Promise.all(
    passages.slice(0, MOST_HIGHLIGHTS).flatMap((passage) => {
      const quote = passage.quote.replaceAll(/\r\n?/g, '\n').trim().slice(0, LONGEST_QUOTE);
      if (quote === '') return [];
      return [highlightId(clip, quote, sha256).then((id) => ({ ...passage, quote, id }))];
    }),
  );
}

const folded = (text: string) => text.replaceAll(/\s+/g, ' ').trim();

/**
 * Returns the edits for adding passages to a clip's highlights. One that already exists, or that
 * the user has removed here, is not created again; it gets a note if it never had one.
 * @param savedAt for passages without a date, milliseconds since 1970
 */
export function highlightEdits(
  { clock }: Pick<Clip, 'clock'>,
  passages: readonly NamedPassage[],
  savedAt: number,
): HighlightEdit[] {
  if (passages.length === 0) return [];
  const byQuote = new Map(
    Object.entries(clock.highlights).map(([id, { quote }]) => [folded(quote.exact), id]),
  );
  return passages.map((passage, index): HighlightEdit => {
    const note = (passage.note ?? '').trim().slice(0, LONGEST_NOTE);
    const id = byQuote.get(folded(passage.quote)) ?? passage.id;
    const known = clock.highlights[id];
    const tags = known?.tags ? [] : (passage.tags ?? []).slice(0, MOST_TAGS);
    const unnoted = note !== '' && (!known || Object.keys(known.note.seen).length === 0);
    return {
      id,
      ...(!known && {
        add: {
          // With equal times and without a position, they are listed in file order.
          createdAt: (passage.markedAt ?? savedAt) + index,
          quote: { exact: passage.quote, prefix: '', suffix: '' },
          anchor: NOWHERE,
        },
      }),
      ...(unnoted && { note }),
      ...(tags.length > 0 && { tags }),
    };
  });
}
