import type { ComponentChildren, RefObject } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Clip } from '@/lib/clips/clip';
import type { ClipEdit } from '@/lib/clips/edit';
import type { TagSuggestion } from '@/lib/clips/tag-suggestions';
import { NoteField } from '../controls/NoteField';
import { IconButton } from '../controls/IconButton';
import { useStrings } from '../strings';
import { SuggestedTags } from '../tags/SuggestedTags';
import { TagInput } from '../tags/TagInput';
import { useEditedText } from '../use-edited-text';
import { ClipDetails } from './ClipDetails';
import { TableOfContents } from './TableOfContents';

/** Which field of the panel to focus: a new object each time its key is pressed. */
export interface PanelFocus {
  readonly field: 'tags' | 'note';
}

interface Props {
  readonly clip: Clip;
  readonly main: HTMLElement | null;
  /** Element that scrolls the article. */
  readonly scroller: RefObject<HTMLElement | null>;
  readonly counts: ReadonlyMap<string, number>;
  readonly suggestions: readonly TagSuggestion[];
  /** Where the clip is stored, as text. */
  readonly storage: { readonly text: string } | null;
  /** The field the panel was opened for; `null` to leave the focus alone. */
  readonly focus: PanelFocus | null;
  readonly onEdit: (edit: ClipEdit) => void;
  readonly onClose: () => void;
  /** The article's highlights. */
  readonly children: ComponentChildren;
}

/** Panel beside the article: tags, note, highlights, table of contents and details. */
export function SidePanel({ clip, main, focus, onEdit, onClose, children, ...rest }: Props) {
  const { direction, text, language } = useStrings();
  const panel = useRef<HTMLElement>(null);
  const note = useEditedText(clip.note, (value) => onEdit({ note: value }));
  useLayoutEffect(() => {
    const field = focus?.field === 'tags' ? '.tag-input input' : 'textarea.note';
    if (focus !== null) panel.current?.querySelector<HTMLElement>(field)?.focus();
  }, [focus]);
  return (
    <aside
      ref={panel}
      class="side-panel"
      aria-label={text('readerPanel')}
      data-testid="side-panel"
      dir={direction}
      lang={language}
    >
      <div class="side-panel-bar">
        <IconButton icon="close" label={text('close')} testId="close-panel" onClick={onClose} />
      </div>
      <h2>{text('tagsLabel')}</h2>
      <TagInput tags={clip.tags} counts={rest.counts} onChange={(tags) => onEdit({ tags })} />
      <SuggestedTags
        suggestions={rest.suggestions}
        tags={clip.tags}
        onAdd={(tag) => onEdit({ tags: [...clip.tags, tag] })}
      />
      <h2>{text('noteLabel')}</h2>
      <NoteField
        label={text('noteLabel')}
        testId="reader-note"
        value={note.value}
        onChange={note.change}
        onCommit={note.commit}
      />
      <TableOfContents
        main={main}
        scroller={rest.scroller}
        onOpen={(heading) => heading.scrollIntoView()}
      />
      {children}
      <ClipDetails clip={clip} storage={rest.storage} onEdit={onEdit} />
    </aside>
  );
}
