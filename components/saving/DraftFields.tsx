import type { Draft } from '@/lib/clips/clip';
import type { TagSuggestion } from '@/lib/clips/tag-suggestions';
import { suggestFromPage } from '@/lib/clips/tag-suggestions';
import { GrowingText } from '../controls/GrowingText';
import { NoteField } from '../controls/NoteField';
import { useStrings } from '../strings';
import { SuggestedTags } from '../tags/SuggestedTags';
import { TagInput } from '../tags/TagInput';

interface Props {
  readonly draft: Pick<Required<Draft>, 'title' | 'tags' | 'note'>;
  /** Whether to include a title field; not needed where a preview shows the title. */
  readonly withTitle: boolean;
  /** Whether the tags have the initial focus. */
  readonly focused?: boolean;
  /** Number of clips per tag. */
  readonly counts: ReadonlyMap<string, number>;
  /** Keywords given by the page. */
  readonly keywords: readonly string[];
  readonly suggestions: readonly TagSuggestion[];
  readonly onChange: (part: Draft) => void;
}

/** Fields for a new clip: title, tags and note. */
export function DraftFields(props: Props) {
  const { draft, withTitle, focused = false, counts, keywords, suggestions, onChange } = props;
  const { text } = useStrings();
  return (
    <>
      {withTitle && (
        <GrowingText
          class="field"
          label={text('titleLabel')}
          testId="title"
          multiline={false}
          value={draft.title}
          onChange={(title) => onChange({ title })}
        />
      )}
      <TagInput
        focused={focused}
        tags={draft.tags}
        counts={counts}
        onChange={(tags) => onChange({ tags })}
      />
      <SuggestedTags
        suggestions={[...suggestFromPage(keywords), ...suggestions]}
        tags={draft.tags}
        onAdd={(tag) => onChange({ tags: [...draft.tags, tag] })}
      />
      <NoteField
        label={text('noteLabel')}
        testId="note"
        value={draft.note}
        onChange={(note) => onChange({ note })}
      />
    </>
  );
}
