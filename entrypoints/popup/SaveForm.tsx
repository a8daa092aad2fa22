import { useLayoutEffect, useRef } from 'preact/hooks';
import { DraftFields } from '@/components/saving/DraftFields';
import { SaveFailure } from '@/components/saving/SaveFailure';
import { useStrings } from '@/components/strings';
import { useLoaded } from '@/components/use-loaded';
import type { SaveReply, Saving } from '@/lib/browser/messages';
import { openLibrary } from '@/lib/browser/pages';
import type { Article } from '@/lib/clips/article';
import type { Draft } from '@/lib/clips/clip';
import type { TagSuggestion } from '@/lib/clips/tag-suggestions';
import type { ClipDatabase } from '@/lib/store/database';
import { useHost } from './host';

interface Props {
  readonly db: ClipDatabase;
  readonly draft: Required<Draft>;
  /** Whether to include a title field, since no preview shows the title. */
  readonly withTitle: boolean;
  /** Whether the page has been read and offers nothing to save, not even its link. */
  readonly isEmpty: boolean;
  readonly counts: ReadonlyMap<string, number>;
  /** Tags suggested by the user's own clips. */
  readonly suggestions: readonly TagSuggestion[];
  readonly saving: Saving;
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

/** Tags, note and Save, always visible at the foot of the popup. */
export function SaveForm(props: Props) {
  const { saving } = props;
  useSaveKey(props);
  if (typeof saving === 'object' && 'saved' in saving)
    return <Saved db={props.db} reply={saving} />;
  if (props.isEmpty) return null;
  return (
    <footer class="save-form">
      <DraftFields {...props} focused keywords={props.article?.keywords ?? []} />
      {typeof saving === 'object' && <SaveFailure reply={saving} />}
      <Actions {...props} />
    </footer>
  );
}

/**
 * Saves on Ctrl or Cmd with Enter wherever the focus is, after fields have committed their text.
 */
function useSaveKey(props: Props): void {
  const latest = useRef(props);
  latest.current = props;
  useLayoutEffect(() => {
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
}

interface SavedProps {
  readonly db: ClipDatabase;
  readonly reply: Extract<SaveReply, { saved: string }>;
}

/** Result of saving, with a link to the clip. */
function Saved({ db, reply }: SavedProps) {
  const { text } = useStrings();
  const host = useHost();
  // Loaded only after saving, so that the popup opens at once.
  const sending = useLoaded(() => import('./ToObsidian'));
  return (
    <footer class="save-form saved">
      <p role="status" data-testid="saved">
        <strong>{text(OUTCOMES[reply.saved])}</strong> {text('savedWhere')}
      </p>
      <div class="save-row">
        <button
          type="button"
          data-testid="open-saved"
          onClick={() => void openLibrary(reply.clipId)}
        >
          {text('openClip')}
        </button>
        {sending && <sending.ToObsidian db={db} clipId={reply.clipId} />}
        <button type="button" class="primary" onClick={host.done}>
          {text('done')}
        </button>
      </div>
    </footer>
  );
}

/** Save, and buttons for saving the selection or the link instead. */
function Actions(props: Props) {
  const { article, link, selection, saving, onChoose, onSave } = props;
  const { text } = useStrings();
  const main = article ?? selection ?? link;
  return (
    <div class="save-row">
      <span class="hint">{text('saveHint', isMac() ? '⌘' : text('keyControl'))}</span>
      {selection && (
        <button type="button" data-testid="preview-selection" onClick={() => onChoose(selection)}>
          {text('previewSelection')}
        </button>
      )}
      {link && selection && (
        <button type="button" data-testid="save-link" onClick={() => onSave(link)}>
          {text('saveLink')}
        </button>
      )}
      <button
        type="button"
        class="primary"
        data-testid="save"
        disabled={saving === 'saving' || main === null}
        onClick={() => onSave(main)}
      >
        {text(saveLabel(props))}
      </button>
    </div>
  );
}

function saveLabel({ saving, article, selection, link, update }: Props) {
  if (saving === 'saving') return 'saving';
  if (!article && selection) return 'saveSelection';
  if (!article && link) return 'saveLink';
  return update ? 'updateClip' : 'save';
}

const isMac = () => navigator.platform.startsWith('Mac');
