import { useState } from 'preact/hooks';
import { GrowingText } from '@/components/controls/GrowingText';
import { NoteField } from '@/components/controls/NoteField';
import { Switch } from '@/components/settings/Switch';
import { useStrings } from '@/components/strings';
import { SuggestedTags } from '@/components/tags/SuggestedTags';
import { TagInput } from '@/components/tags/TagInput';
import { useSuggestedTags } from '@/components/tags/use-suggested-tags';
import { useLoaded } from '@/components/use-loaded';
import { useWatched } from '@/components/use-watched';
import { readDraft } from '@/lib/browser/drafts';
import type { Article } from '@/lib/clips/article';
import { siteHost } from '@/lib/clips/canonical-url';
import type { Draft } from '@/lib/clips/clip';
import { CLIPPING_DEFAULTS, defaultTags } from '@/lib/clips/clipping-settings';
import { formatDay } from '@/lib/clips/reading';
import { countsOf } from '@/lib/clips/tag-counts';
import type { TagSuggestion } from '@/lib/clips/tag-suggestions';
import { fromPage } from '@/lib/clips/tag-suggestions';
import { knownClip } from '@/lib/store/article-id';
import { changeClippingSettings, clippingSettings } from '@/lib/store/clipping-settings';
import type { ClipDatabase } from '@/lib/store/database';
import { watch } from '@/lib/store/live';
import { tagUses } from '@/lib/store/queries';
import { suggestTags } from '@/lib/store/suggest-tags';
import type { Saving } from './use-pdf';

interface Props {
  readonly db: ClipDatabase;
  /** What is saved: the document, or its link alone. */
  readonly article: Article;
  readonly saving: Saving;
  /** Whether its file is there to be kept. */
  readonly hasFile: boolean;
  readonly onSave: (draft: Draft) => void;
}

/** Title, tags, note and Save, as in the popup; and whether the file is kept. */
export function PdfForm({ db, article, saving, hasFile, onSave }: Props) {
  const { text, language } = useStrings();
  const [typed, setTyped] = useState<Draft>({});
  const { settings, known, uses, suggestions, draft } = useBeside(db, article, typed);
  if (typeof saving === 'object' && 'saved' in saving) return <Saved reply={saving} />;
  const said = { ...draft, ...typed };
  const tags = said.tags ?? known?.tags ?? defaultTags(settings, siteHost(article.url));
  const title = said.title ?? known?.title ?? article.title;
  const note = said.note ?? known?.note ?? '';
  const change = (part: Draft) => setTyped({ ...typed, ...part });
  const isLink = article.html === '';
  const label = isLink ? 'saveLink' : known ? 'updateClip' : 'save';
  return (
    <form
      class="pdf-form"
      onSubmit={(event) => {
        event.preventDefault();
        onSave({ title, tags, note });
      }}
    >
      {known && (
        <p class="notice" data-testid="known-notice">
          {text('knownClip', formatDay(known.clippedAt, language))}{' '}
          <a href={`#/clip/${known.id}`}>{text('openClip')}</a>
        </p>
      )}
      <Fields
        {...{ article, title, tags, note, suggestions }}
        counts={countsOf(uses)}
        onChange={change}
      />
      {hasFile && (
        <Switch
          testId="keep-pdf"
          checked={settings.keepPdf}
          onChange={(keepPdf) => void changeClippingSettings(db, { keepPdf })}
        >
          {text('keepPdf')}
        </Switch>
      )}
      {typeof saving === 'object' && <Failure reply={saving} />}
      <p class="import-actions">
        <button type="submit" class="primary" data-testid="save" disabled={saving === 'saving'}>
          {text(saving === 'saving' ? 'saving' : label)}
        </button>
      </p>
    </form>
  );
}

interface FieldsProps {
  readonly article: Article;
  readonly title: string;
  readonly tags: readonly string[];
  readonly note: string;
  readonly counts: ReadonlyMap<string, number>;
  readonly suggestions: readonly TagSuggestion[];
  readonly onChange: (part: Draft) => void;
}

function Fields(props: FieldsProps) {
  const { article, title, tags, note, counts, suggestions, onChange } = props;
  const { text } = useStrings();
  return (
    <>
      <GrowingText
        class="field"
        label={text('titleLabel')}
        testId="title"
        multiline={false}
        value={title}
        onChange={(changed) => onChange({ title: changed })}
      />
      <TagInput tags={tags} counts={counts} onChange={(next) => onChange({ tags: next })} />
      <SuggestedTags
        suggestions={[...fromPage(article.keywords), ...suggestions]}
        tags={tags}
        onAdd={(tag) => onChange({ tags: [...tags, tag] })}
      />
      <NoteField
        label={text('noteLabel')}
        testId="note"
        value={note}
        onChange={(changed) => onChange({ note: changed })}
      />
    </>
  );
}

function Failure({ reply }: { readonly reply: Extract<Saving, { failed: string }> }) {
  const { text } = useStrings();
  const key = reply.failed === 'storage full' ? 'failedStorageFull' : 'failedUnexpected';
  return (
    <p class="failure" role="alert" data-testid="failure">
      {text(key, reply.detail)}
    </p>
  );
}

/** What the collection knows that bears on the document. */
function useBeside(db: ClipDatabase, article: Article, typed: Draft) {
  const { url } = article;
  const settings = useWatched(
    watch(() => clippingSettings(db)),
    [db],
  );
  const known = useWatched(
    watch(() => knownClip(db, article)),
    [db, url],
  );
  const uses = useWatched(
    watch(() => tagUses(db)),
    [db],
  );
  const suggestions = useSuggestedTags(url, () =>
    suggestTags(db, { id: known?.id ?? null, url, title: typed.title ?? article.title }),
  );
  return {
    settings: settings ?? CLIPPING_DEFAULTS,
    known: known ?? null,
    uses: uses ?? [],
    suggestions,
    /** What was typed in the popup. */
    draft: useLoaded(() => readDraft(url)) ?? {},
  };
}

const OUTCOMES = {
  added: 'savedAdded',
  updated: 'savedUpdated',
  restored: 'savedRestored',
} as const;

function Saved({ reply }: { readonly reply: Extract<Saving, { saved: string }> }) {
  const { text } = useStrings();
  return (
    <section>
      <p role="status" data-testid="saved">
        <strong>{text(OUTCOMES[reply.saved])}</strong> {text('savedWhere')}
      </p>
      <p class="import-actions">
        <a class="button primary" href={`#/clip/${reply.clipId}`} data-testid="open-saved">
          {text('openClip')}
        </a>
      </p>
    </section>
  );
}
