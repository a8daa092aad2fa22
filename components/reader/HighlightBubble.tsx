import { useEffect, useRef } from 'preact/hooks';
import type { Colour, Highlight } from '@/lib/clips/highlight';
import { NoteField } from '../controls/NoteField';
import { IconButton } from '../controls/IconButton';
import { useStrings } from '../strings';
import { TagInput } from '../tags/TagInput';
import { useEditedText } from '../use-edited-text';
import { Bubble } from './Bubble';
import { Colours } from './Colours';

interface SelectionProps {
  readonly at: () => DOMRect | null;
  readonly onHighlight: (colour: Colour) => void;
  /** Copies the words as a quotation. */
  readonly onCopy: () => void;
  /** Highlights the words and starts a note on the highlight. */
  readonly onNote: () => void;
  /** Highlights the words and starts tagging the highlight. */
  readonly onTags: () => void;
  /** Copies a link to the words on their page. */
  readonly onCopyLink: () => void;
}

/** Actions on the selected words: highlight, copy, note, tag, copy link. */
export function SelectionBubble(props: SelectionProps) {
  const { at, onHighlight, onCopy, onNote, onTags, onCopyLink } = props;
  const { text } = useStrings();
  return (
    <Bubble at={at} label={text('highlightSelection')} testId="selection-bubble">
      <Colours chosen={null} onChoose={onHighlight} />
      <IconButton
        icon="edit"
        label={text('highlightNote')}
        testId="selection-note"
        onClick={onNote}
      />
      <IconButton icon="tag" label={text('tagsLabel')} testId="selection-tags" onClick={onTags} />
      <IconButton
        icon="cite"
        label={text('copyQuotation')}
        testId="copy-quotation"
        onClick={onCopy}
      />
      <IconButton
        icon="link"
        label={text('copyPassageLink')}
        testId="selection-link"
        onClick={onCopyLink}
      />
    </Bubble>
  );
}

interface EditorProps {
  readonly at: () => DOMRect | null;
  readonly highlight: Highlight;
  /** Number of clips per tag. */
  readonly counts: ReadonlyMap<string, number>;
  /** The field to focus, if the highlight was made for it. */
  readonly writing: 'note' | 'tags' | null;
  /** Whether the user has yet to confirm that this is the right passage. */
  readonly unsure: boolean;
  readonly onColour: (colour: Colour) => void;
  readonly onNote: (note: string) => void;
  readonly onTags: (tags: readonly string[]) => void;
  readonly onConfirm: () => void;
  readonly onRemove: () => void;
  readonly onCopyLink: () => void;
  readonly onClose: () => void;
}

/** Editor for the colour, note and tags of a highlight. */
export function HighlightEditor(props: EditorProps) {
  const { at, highlight, unsure } = props;
  const { text } = useStrings();
  const note = useEditedText(highlight.note, props.onNote);
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (props.writing === 'note') box.current?.querySelector('textarea')?.focus();
  }, []);
  return (
    <Bubble at={at} label={text('highlightEdit')} testId="highlight-bubble">
      {unsure && (
        <p class="unsure">
          {text('highlightUnsure')}{' '}
          <button type="button" data-testid="highlight-confirm" onClick={props.onConfirm}>
            {text('highlightConfirm')}
          </button>
        </p>
      )}
      <div class="bubble-row">
        <Colours chosen={highlight.colour} onChoose={props.onColour} />
        <span class="spacer" />
        <IconButton icon="link" label={text('copyPassageLink')} onClick={props.onCopyLink} />
        <IconButton
          icon="trash"
          label={text('highlightRemove')}
          testId="highlight-remove"
          onClick={props.onRemove}
        />
        <IconButton icon="close" label={text('close')} onClick={props.onClose} />
      </div>
      <div ref={box}>
        <NoteField
          label={text('highlightNote')}
          testId="highlight-note"
          value={note.value}
          onChange={note.change}
          onCommit={note.commit}
        />
      </div>
      <TagInput
        tags={highlight.tags ?? []}
        counts={props.counts}
        focused={props.writing === 'tags'}
        onChange={props.onTags}
      />
    </Bubble>
  );
}
