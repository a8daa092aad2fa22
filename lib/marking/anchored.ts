import { anchorQuote } from '../clips/anchoring';
import type { Highlight } from '../clips/highlight';
import type { DrawnHighlight } from './drawing';
import type { PageText } from './page-text';

/** A page's highlights: those found on it, and those whose text is gone. */
export interface AnchoredHighlights {
  readonly drawn: readonly DrawnHighlight[];
  readonly lost: readonly Highlight[];
}

/** Locates a clip's highlights on its page, which may have changed since. */
export function anchorOnPage(highlights: readonly Highlight[], page: PageText): AnchoredHighlights {
  const drawn: DrawnHighlight[] = [];
  const lost: Highlight[] = [];
  for (const highlight of highlights) {
    const found = anchorQuote(page.text, highlight.quote, null);
    const range = found && page.rangeOf(found.start, found.end);
    if (!range) lost.push(highlight);
    else {
      const { id, colour } = highlight;
      drawn.push({ id, range, colour, isUnsure: found.outcome === 'unsure' });
    }
  }
  return { drawn, lost };
}

/** The highlight at a point in the window; the topmost of several. */
export function drawnAt(
  drawn: readonly DrawnHighlight[],
  x: number,
  y: number,
): DrawnHighlight | undefined {
  return drawn.findLast(({ range }) =>
    [...range.getClientRects()].some(
      (box) => x >= box.left && x <= box.right && y >= box.top && y <= box.bottom,
    ),
  );
}
