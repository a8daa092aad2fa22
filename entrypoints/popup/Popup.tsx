import { useEffect, useState } from 'preact/hooks';
import { Brand } from '@/components/Brand';
import { Icon } from '@/components/Icon';
import { useStrings } from '@/components/strings';
import { useLoaded } from '@/components/use-loaded';
import { useSuggestedTags } from '@/components/use-suggested-tags';
import { useWatched } from '@/components/use-watched';
import { dropDraft, keepDraft } from '@/lib/browser/drafts';
import type { SaveReply } from '@/lib/browser/messages';
import { sendMessage } from '@/lib/browser/messages';
import { openLibrary, openPage } from '@/lib/browser/pages';
import type { Article } from '@/lib/clips/article';
import { isWebAddress, siteHost } from '@/lib/clips/canonical-url';
import type { Draft } from '@/lib/clips/clip';
import { linkArticle } from '@/lib/clips/link';
import { sanitise } from '@/lib/extraction/output/sanitise';
import type { ClipDatabase } from '@/lib/store/database';
import { watch } from '@/lib/store/live';
import { tagCounts } from '@/lib/store/queries';
import { suggestTags } from '@/lib/store/suggest-tags';
import { KnownNotice } from './KnownNotice';
import { PartNotice } from './PartNotice';
import { Preview } from './Preview';
import { SaveForm } from './SaveForm';
import { Unclippable } from './Unclippable';
import { useChoice } from './use-choice';
import { usePage } from './use-page';

const NO_TAGS: ReadonlyMap<string, number> = new Map();
/** What stands in for the answer of a page that takes its time. */
const SLOW = { found: 'nothing', why: 'slow', selection: null } as const;

type Saving = 'idle' | 'saving' | SaveReply;

/** The popup: what will be kept, what the person adds to it, and Save. */
export function Popup({ db, root }: { db: ClipDatabase; root: HTMLElement }) {
  const { text } = useStrings();
  const page = usePage(db);
  const counts = useWatched(
    watch(() => tagCounts(db)),
    [db],
  );
  const [typed, setTyped] = useState<Draft>({});
  const [chosen, setChosen] = useState<Article | null>(null);
  const [saving, setSaving] = useState<Saving>('idle');

  const { tab, extraction, known } = page;
  const blocks = useChoice(extraction?.found === 'article' ? extraction.article : chosen);
  const { article } = blocks;
  const answer = extraction ?? (page.isSlow ? SLOW : null);
  const nothing = answer?.found === 'nothing' && chosen === null ? answer : null;
  const address = tab?.url !== undefined && isWebAddress(tab.url) ? tab.url : null;
  const draft: Required<Draft> = {
    title: typed.title ?? page.draft.title ?? known?.title ?? article?.title ?? tab?.title ?? '',
    tags: typed.tags ?? page.draft.tags ?? known?.tags ?? [],
    highlights: typed.highlights ?? page.draft.highlights ?? [],
    note: typed.note ?? page.draft.note ?? known?.note ?? '',
  };
  // Most clips are saved without a passage being selected.
  const highlighting = useLoaded(
    () => import('./Highlights'),
    page.passage !== null || draft.highlights.length > 0,
  );
  const source = article ?? (nothing && address !== null ? linkArticle(address, '') : null);
  const suggestions = useSuggestedTags(source && source.url, () => {
    const url = source?.canonicalUrl ?? source?.url ?? '';
    return suggestTags(db, { id: known?.id ?? null, url, title: draft.title });
  });
  const saved = typeof saving === 'object' && 'saved' in saving ? saving : null;

  const change = (edit: Draft) => {
    const next = { ...page.draft, ...typed, ...edit };
    setTyped(next);
    if (tab?.url !== undefined) void keepDraft(tab.url, next);
  };

  // The popup is in the way, and closes anyway once the page is pointed at; the draft is kept.
  const pick = async () => {
    if (!tab) return;
    await sendMessage('pickPart', tab.id);
    window.close();
  };

  const save = async (what: Article | null) => {
    if (!what || saving === 'saving' || saved) return;
    setSaving('saving');
    const request = { article: what, draft, tabId: tab?.id ?? null };
    const reply = await sendMessage('saveClip', request).catch((error: unknown) => {
      return { failed: 'unexpected', detail: String(error) } as const;
    });
    if ('saved' in reply && tab?.url !== undefined) void dropDraft(tab.url);
    setSaving(reply);
  };

  useEffect(() => {
    const state = () => {
      if (saved) return 'saved';
      if (saving === 'saving') return 'saving';
      if (typeof saving === 'object') return 'error';
      if (nothing) return 'unavailable';
      return article ? 'ready' : 'loading';
    };
    root.dataset.state = state();
  }, [saving, nothing, article]);

  const link = address !== null ? linkArticle(address, draft.title) : null;
  return (
    <main class="popup">
      <header class="popup-bar">
        <Brand />
        {tab && extraction && nothing?.why !== 'browser page' && (
          <button type="button" class="quiet" data-testid="pick-part" onClick={() => void pick()}>
            <Icon name="pick" /> {text('pickPart')}
          </button>
        )}
        <button
          type="button"
          class="quiet"
          data-testid="open-library"
          onClick={() => void openLibrary()}
        >
          <Icon name="library" /> {text('library')}
        </button>
      </header>
      <div class="popup-scroll">
        {known && !saved && <KnownNotice clip={known} />}
        {article && !saved && highlighting && (
          <highlighting.Highlights
            passage={page.passage}
            highlights={draft.highlights}
            onChange={(highlights) => change({ highlights })}
          />
        )}
        {extraction?.found === 'article' && extraction.choice && address !== null && (
          <PartNotice
            choice={extraction.choice}
            site={siteHost(address)}
            onAlways={(selector) => void page.alwaysClip(selector)}
            onForget={() => void page.forget()}
          />
        )}
        {nothing ? (
          <Unclippable
            why={nothing.why}
            linkable={link !== null}
            selection={nothing.selection}
            onPick={() => void pick()}
          />
        ) : (
          <Preview
            chosen={blocks}
            title={draft.title}
            host={address}
            sanitise={sanitise}
            onTitle={(title) => change({ title })}
            onLink={(url) => void openPage(url)}
          />
        )}
      </div>
      <SaveForm
        draft={draft}
        withTitle={nothing !== null && link !== null}
        counts={counts ?? NO_TAGS}
        suggestions={suggestions}
        saving={saving}
        update={known !== null}
        selection={nothing?.selection ?? null}
        link={nothing ? link : null}
        article={article}
        onChange={change}
        onChoose={setChosen}
        onSave={(what) => void save(what)}
      />
    </main>
  );
}
