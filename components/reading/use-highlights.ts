import { useCallback, useMemo, useState } from 'preact/hooks';
import { placeHighlight, quoteAt } from '@/lib/clips/anchoring';
import type { Clip, Contents } from '@/lib/clips/clip';
import type { ClipEdit } from '@/lib/clips/edit';
import type { Colour, HighlightEdit } from '@/lib/clips/highlight';
import type { Placed } from './HighlightList';
import type { Mark } from './marks';
import { newHighlightId } from './new-highlight-id';

/** The highlights of a clip in the text that is shown, and what can be done with them. */
export function useHighlights(
  clip: Clip,
  contents: Contents | null | undefined,
  onEdit: (edit: ClipEdit) => void,
) {
  const [open, setOpen] = useState<string | null>(null);
  const { highlights } = clip;
  const revision = contents?.revision ?? null;

  const place = useCallback(
    (text: string): Placed[] =>
      highlights.map((highlight) => ({
        highlight,
        anchored: revision === null ? null : placeHighlight(highlight, revision, text),
      })),
    [highlights, revision],
  );
  const marks = useMemo(
    () =>
      (text: string): Mark[] =>
        place(text).flatMap(({ highlight, anchored }) =>
          anchored === null
            ? []
            : [
                {
                  id: highlight.id,
                  start: anchored.start,
                  end: anchored.end,
                  colour: highlight.colour,
                  unsure: anchored.outcome === 'unsure',
                  noted: highlight.note !== '',
                },
              ],
        ),
    [place],
  );

  const edit = (change: HighlightEdit) => onEdit({ highlights: [change] });
  return {
    place,
    marks,
    open,
    setOpen,
    edit,
    /** Highlights a range of the text. */
    add: (text: string, start: number, end: number, colour: Colour) => {
      if (revision === null) return;
      const quote = quoteAt(text, start, end);
      const id = newHighlightId();
      edit({ id, add: { createdAt: Date.now(), quote, anchor: { revision, start, end } }, colour });
    },
    /** Says that the passage found is the one that was meant. */
    confirm: ({ highlight, anchored }: Placed) => {
      if (anchored === null || revision === null) return;
      const { start, end } = anchored;
      edit({ id: highlight.id, anchor: { revision, start, end } });
    },
  };
}
