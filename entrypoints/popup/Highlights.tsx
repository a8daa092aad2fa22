import { IconButton } from '@/components/controls/IconButton';
import { Colours } from '@/components/reader/Colours';
import { newHighlightId } from '@/components/reader/new-highlight-id';
import { useStrings } from '@/components/strings';
import type { HighlightEdit, TextQuote } from '@/lib/clips/highlight';
import { NOWHERE } from '@/lib/clips/highlight';

interface Props {
  /** The passage selected on the page. */
  readonly passage: TextQuote | null;
  /** Highlights that will be saved with the clip. */
  readonly highlights: readonly HighlightEdit[];
  readonly onChange: (highlights: readonly HighlightEdit[]) => void;
}

/** Highlights made in the popup: the selected passage in a colour, with a note. */
export function Highlights({ passage, highlights, onChange }: Props) {
  const { text } = useStrings();
  const put = (edit: HighlightEdit) =>
    onChange([...highlights.filter(({ id }) => id !== edit.id), edit]);
  const fresh =
    passage && !highlights.some(({ add }) => add?.quote.exact === passage.exact) ? passage : null;
  if (!fresh && highlights.length === 0) return null;
  return (
    <ul class="page-highlights" aria-label={text('highlights')}>
      {highlights.map((edit) => (
        <li key={edit.id} data-colour={edit.colour} data-testid="page-highlight">
          <q>{edit.add?.quote.exact}</q>
          <div class="page-highlight-row">
            <Colours chosen={edit.colour ?? null} onChoose={(colour) => put({ ...edit, colour })} />
            <input
              class="field"
              aria-label={text('highlightNote')}
              placeholder={text('highlightNote')}
              data-testid="page-highlight-note"
              value={edit.note ?? ''}
              onInput={({ currentTarget }) => put({ ...edit, note: currentTarget.value })}
            />
            <IconButton
              icon="close"
              label={text('highlightRemove')}
              onClick={() => onChange(highlights.filter(({ id }) => id !== edit.id))}
            />
          </div>
        </li>
      ))}
      {fresh && (
        <li data-testid="selected-passage">
          <q>{fresh.exact}</q>
          <div class="page-highlight-row">
            <span class="muted">{text('highlightSelection')}</span>
            <Colours
              chosen={null}
              onChoose={(colour) =>
                put({
                  id: newHighlightId(),
                  add: { createdAt: Date.now(), quote: fresh, anchor: NOWHERE },
                  colour,
                })
              }
            />
          </div>
        </li>
      )}
    </ul>
  );
}
