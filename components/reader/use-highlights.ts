import { useMemo, useState } from 'preact/hooks';
import type { AnchorMatch } from '@/lib/clips/anchoring';
import { placeHighlight, quoteAt } from '@/lib/clips/anchoring';
import type { Clip, Contents } from '@/lib/clips/clip';
import type { ClipEdit } from '@/lib/clips/edit';
import type { Colour, Highlight, HighlightEdit } from '@/lib/clips/highlight';
import type { PlacedHighlight } from './HighlightList';
import type { Mark } from './marks';
import { newHighlightId } from './new-highlight-id';

/** The highlights of a clip in the text shown, and the actions on them. */
export function useHighlights(
  clip: Clip,
  contents: Contents | null | undefined,
  text: string,
  onEdit: (edit: ClipEdit) => void,
) {
  const [open, setOpen] = useState<string | null>(null);
  const { highlights } = clip;
  const revision = contents?.revision ?? null;

  // Finding them in a text that has changed takes long.
  const placed = useMemo(
    () =>
      highlights.map((highlight): PlacedHighlight => ({
        highlight,
        anchored: revision === null ? null : placeHighlight(highlight, revision, text),
      })),
    [highlights, revision, text],
  );
  const marks = useMemo(
    () =>
      placed.flatMap(({ highlight, anchored }) => (anchored ? markOf(highlight, anchored) : [])),
    [placed],
  );

  const edit = (change: HighlightEdit) => onEdit({ highlights: [change] });
  return {
    placed,
    marks,
    open,
    setOpen,
    edit,
    /** Highlights a range of the text. @returns its id; `null` if there is no text */
    add: (start: number, end: number, colour: Colour): string | null => {
      if (revision === null) return null;
      const quote = quoteAt(text, start, end);
      const id = newHighlightId();
      edit({ id, add: { createdAt: Date.now(), quote, anchor: { revision, start, end } }, colour });
      return id;
    },
    /** Confirms that the passage found is the right one. */
    confirm: ({ highlight, anchored }: PlacedHighlight) => {
      if (anchored === null || revision === null) return;
      const { start, end } = anchored;
      edit({ id: highlight.id, anchor: { revision, start, end } });
    },
  };
}

function markOf({ id, colour, note }: Highlight, { start, end, outcome }: AnchorMatch): Mark {
  return { id, start, end, colour, unsure: outcome === 'unsure', noted: note !== '' };
}
