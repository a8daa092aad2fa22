import type { Colour, Highlight } from '@/lib/clips/highlight';
import { GrowingText } from '../controls/GrowingText';
import { IconButton } from '../controls/IconButton';
import { Colours } from '../reader/Colours';
import { useStrings } from '../strings';
import { TagInput } from '../tags/TagInput';
import { useEditedText } from '../use-edited-text';

/** Changes to a highlight or to a clip's note. */
export interface HighlightChange {
  readonly colour?: Colour;
  readonly note?: string;
  readonly tags?: readonly string[];
  readonly removed?: boolean;
}

interface Props {
  /** `null` for the clip's own note. */
  readonly highlight: Highlight | null;
  readonly note: string;
  readonly counts: ReadonlyMap<string, number>;
  readonly onChange: (change: HighlightChange) => void;
  readonly onDone: () => void;
}

/** Form for the colour, note and tags of a highlight, or for a clip's note, within the list. */
export function HighlightForm({ highlight, note, counts, onChange, onDone }: Props) {
  const { text } = useStrings();
  const edited = useEditedText(note, (value) => onChange({ note: value }));
  return (
    <div class="marked-form" data-testid="marked-form">
      <GrowingText
        class="field note"
        label={text(highlight ? 'highlightNote' : 'noteLabel')}
        placeholder={text('notePlaceholder')}
        testId="marked-note"
        multiline
        value={edited.value}
        onChange={edited.change}
        onCommit={edited.commit}
      />
      {highlight && (
        <TagInput
          tags={highlight.tags ?? []}
          counts={counts}
          onChange={(tags) => onChange({ tags })}
        />
      )}
      <div class="bubble-row">
        {highlight && (
          <>
            <Colours chosen={highlight.colour} onChoose={(colour) => onChange({ colour })} />
            <span class="spacer" />
            <IconButton
              icon="trash"
              label={text('highlightRemove')}
              testId="marked-remove"
              // The colour is sent too, so that the removal can be undone.
              onClick={() => onChange({ colour: highlight.colour, removed: true })}
            />
          </>
        )}
        <button type="button" data-testid="marked-done" onClick={onDone}>
          {text('done')}
        </button>
      </div>
    </div>
  );
}
