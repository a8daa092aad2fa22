import { useEffect, useRef } from 'preact/hooks';
import { GrowingText } from '@/components/GrowingText';
import { useStrings } from '@/components/strings';
import { SuggestedTags } from '@/components/SuggestedTags';
import { TagInput } from '@/components/TagInput';
import type { SaveReply } from '@/lib/browser/messages';
import { openLibrary } from '@/lib/browser/pages';
import type { Article } from '@/lib/clips/article';
import type { Draft } from '@/lib/clips/clip';
import type { TagSuggestion } from '@/lib/clips/tag-suggestions';
import { fromPage } from '@/lib/clips/tag-suggestions';

interface Props {
  readonly draft: Required<Draft>;
  /** Whether the title is asked here, since no preview shows it. */
  readonly withTitle: boolean;
  readonly counts: ReadonlyMap<string, number>;
  /** Tags that the person's own clips suggest. */
  readonly suggestions: readonly TagSuggestion[];
  readonly saving: 'idle' | 'saving' | SaveReply;
  readonly update: boolean;
  readonly article: Article | null;
  readonly selection: Article | null;
  readonly link: Article | null;
  readonly onChange: (edit: Draft) => void;
  readonly onChoose: (selection: Article) => void;
  readonly onSave: (what: Article | null) => void;
}

const OUTCOMES = {
  added: 'savedAdded',
  updated: 'savedUpdated',
  restored: 'savedRestored',
} as const;

/** Tags, note and Save, always in sight at the foot of the popup. */
export function SaveForm(props: Props) {
  const { draft, saving, onChange, article, link, selection } = props;
  const { text } = useStrings();
  const latest = useRef(props);
  latest.current = props;
  const main = article ?? (selection === null ? link : null);

  // The shortcut works wherever the focus is; fields have put in what they hold by then.
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      requestAnimationFrame(() => {
        const now = latest.current;
        now.onSave(now.article ?? now.selection ?? now.link);
      });
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, []);

  if (typeof saving === 'object' && 'saved' in saving) {
    return (
      <footer class="save-form saved">
        <p role="status" data-testid="saved">
          <strong>{text(OUTCOMES[saving.saved])}</strong> {text('savedWhere')}
        </p>
        <div class="save-row">
          <button
            type="button"
            data-testid="open-saved"
            onClick={() => void openLibrary(saving.clipId)}
          >
            {text('openClip')}
          </button>
          <button type="button" class="primary" onClick={() => window.close()}>
            {text('done')}
          </button>
        </div>
      </footer>
    );
  }
  if (
    main === null &&
    selection === null &&
    link === null &&
    saving === 'idle' &&
    props.withTitle
  ) {
    return null;
  }
  return (
    <footer class="save-form">
      {props.withTitle && (
        <GrowingText
          class="field"
          label={text('titleLabel')}
          testId="title"
          multiline={false}
          value={draft.title}
          onChange={(title) => onChange({ title })}
        />
      )}
      <TagInput tags={draft.tags} counts={props.counts} onChange={(tags) => onChange({ tags })} />
      <SuggestedTags
        suggestions={[...fromPage(article?.keywords ?? []), ...props.suggestions]}
        tags={draft.tags}
        onAdd={(tag) => onChange({ tags: [...draft.tags, tag] })}
      />
      <GrowingText
        class="field note"
        label={text('noteLabel')}
        placeholder={text('notePlaceholder')}
        testId="note"
        multiline
        value={draft.note}
        onChange={(note) => onChange({ note })}
      />
      {typeof saving === 'object' && (
        <p class="failure" role="alert" data-testid="failure">
          {text(
            saving.failed === 'storage full' ? 'failedStorageFull' : 'failedUnexpected',
            saving.detail,
          )}
        </p>
      )}
      <div class="save-row">
        <span class="hint">{text('saveHint', modifierKey())}</span>
        {selection && (
          <button
            type="button"
            data-testid="preview-selection"
            onClick={() => props.onChoose(selection)}
          >
            {text('previewSelection')}
          </button>
        )}
        {link && selection && (
          <button type="button" data-testid="save-link" onClick={() => props.onSave(link)}>
            {text('saveLink')}
          </button>
        )}
        <button
          type="button"
          class="primary"
          data-testid="save"
          disabled={saving === 'saving' || (main ?? selection) === null}
          onClick={() => props.onSave(main ?? selection)}
        >
          {text(saveLabel(props))}
        </button>
      </div>
    </footer>
  );
}

function saveLabel({ saving, article, selection, link, update }: Props) {
  if (saving === 'saving') return 'saving';
  if (!article && selection) return 'saveSelection';
  if (!article && link) return 'saveLink';
  return update ? 'updateClip' : 'save';
}

const modifierKey = () => (navigator.platform.startsWith('Mac') ? '⌘' : 'Ctrl');
