import { useState } from 'preact/hooks';
import { DraftFields } from '@/components/saving/DraftFields';
import { SaveFailure } from '@/components/saving/SaveFailure';
import { Switch } from '@/components/settings/Switch';
import { useStrings } from '@/components/strings';
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
import { knownClip } from '@/lib/store/article-id';
import { changeClippingSettings, clippingSettings } from '@/lib/store/clipping-settings';
import type { ClipDatabase } from '@/lib/store/database';
import { watch } from '@/lib/store/live';
import { tagUses } from '@/lib/store/queries';
import { suggestTags } from '@/lib/store/suggest-tags';
import type { Saving } from '@/lib/browser/messages';

interface Props {
  readonly db: ClipDatabase;
  /** The article to save: the document's, or only its link. */
  readonly article: Article;
  readonly saving: Saving;
  /** Whether the file itself is available to be kept. */
  readonly hasFile: boolean;
  readonly onSave: (draft: Draft) => void;
}

/** Title, tags, note and Save, as in the popup, and whether to keep the file. */
export function PdfForm({ db, article, saving, hasFile, onSave }: Props) {
  const { text, language } = useStrings();
  const [typed, setTyped] = useState<Draft>({});
  const { settings, known, uses, suggestions, draft } = useBeside(db, article, typed);
  if (typeof saving === 'object' && 'saved' in saving) return <Saved reply={saving} />;
  const values = { ...draft, ...typed };
  const tags = values.tags ?? known?.tags ?? defaultTags(settings, siteHost(article.url));
  const title = values.title ?? known?.title ?? article.title;
  const note = values.note ?? known?.note ?? '';
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
      <DraftFields
        draft={{ title, tags: [...tags], note }}
        withTitle
        counts={countsOf(uses)}
        keywords={article.keywords}
        suggestions={suggestions}
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
      {typeof saving === 'object' && <SaveFailure reply={saving} />}
      <p class="import-actions">
        <button type="submit" class="primary" data-testid="save" disabled={saving === 'saving'}>
          {text(saving === 'saving' ? 'saving' : label)}
        </button>
      </p>
    </form>
  );
}

/** Data of the collection that the form needs: settings, the known clip, tags and suggestions. */
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
    /** The draft begun in the popup. */
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
