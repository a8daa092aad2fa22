import type { AnchorMatch } from '@/lib/clips/anchoring';
import type { Highlight } from '@/lib/clips/highlight';
import { useStrings } from '../strings';

/** A highlight and its place in the text shown; `null` if the text no longer contains it. */
export interface PlacedHighlight {
  readonly highlight: Highlight;
  readonly anchored: AnchorMatch | null;
}

interface Props {
  readonly placed: readonly PlacedHighlight[];
  readonly onOpen: (placed: PlacedHighlight) => void;
  readonly onRemove: (highlight: Highlight) => void;
}

/** The highlights of a clip; after the page was clipped again, each says how well it was found. */
export function HighlightList({ placed, onOpen, onRemove }: Props) {
  const { text, count } = useStrings();
  if (placed.length === 0) return null;
  return (
    <details open class="highlights" data-testid="highlights">
      <summary>{count('highlightCount', placed.length)}</summary>
      <ol>
        {placed.map((each) => {
          const { highlight, anchored } = each;
          const outcome = anchored?.outcome ?? 'lost';
          return (
            <li key={highlight.id} data-colour={highlight.colour} data-testid="highlight">
              <button
                type="button"
                class="quiet quote"
                disabled={anchored === null}
                onClick={() => onOpen(each)}
              >
                {highlight.quote.exact}
              </button>
              {highlight.note !== '' && <p class="highlight-note">{highlight.note}</p>}
              {outcome !== 'same' && (
                <p class="muted" data-testid="highlight-outcome">
                  {text(`highlight_${outcome}`)}{' '}
                  {outcome === 'lost' && (
                    <button type="button" class="link" onClick={() => onRemove(highlight)}>
                      {text('highlightRemove')}
                    </button>
                  )}
                </p>
              )}
            </li>
          );
        })}
      </ol>
    </details>
  );
}
