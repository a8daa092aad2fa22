import { useEffect } from 'preact/hooks';
import { Brand } from '@/components/controls/Brand';
import { Icon } from '@/components/controls/Icon';
import { MoreMenu, type MenuItem } from '@/components/controls/MoreMenu';
import { useStrings } from '@/components/strings';
import { useLoaded } from '@/components/use-loaded';
import { useSuggestedTags } from '@/components/tags/use-suggested-tags';
import { useWatched } from '@/components/use-watched';
import type { PdfTab } from '@/lib/browser/pages';
import { openImport, openPage, openPdf, openTabs } from '@/lib/browser/pages';
import type { ActiveTab } from '@/lib/browser/active-tab';
import { requestPanelFor, hasSidePanel, openSidePanel } from '@/lib/browser/side-panel';
import { siteHost } from '@/lib/clips/canonical-url';
import { linkArticle } from '@/lib/clips/link';
import { sanitise } from '@/lib/extraction/output/sanitise';
import type { ClipDatabase } from '@/lib/store/database';
import { watch } from '@/lib/store/live';
import { tagCounts } from '@/lib/store/queries';
import { suggestTags } from '@/lib/store/suggest-tags';
import type { Host } from './host';
import { useHost } from './host';
import { KnownNotice } from './KnownNotice';
import { LibraryButton } from './LibraryButton';
import { PartNotice } from './PartNotice';
import { Preview } from './Preview';
import { SaveForm } from './SaveForm';
import { Unclippable } from './Unclippable';
import type { Clipping } from './use-clipping';
import { useClipping } from './use-clipping';

const NO_TAGS: ReadonlyMap<string, number> = new Map();

/** The popup, and most of the panel: preview, fields for the user's additions, and Save. */
export function Popup({ db, root }: { db: ClipDatabase; root: HTMLElement }) {
  const host = useHost();
  const clipping = useClipping(db);
  const { page, draft, saving, nothing, article, address, state } = clipping;
  const counts = useWatched(
    watch(() => tagCounts(db)),
    [db],
  );
  const source = article ?? (nothing && address !== null ? linkArticle(address, '') : null);
  const suggestions = useSuggestedTags(source && source.url, () => {
    const url = source?.canonicalUrl ?? source?.url ?? '';
    return suggestTags(db, { id: page.known?.id ?? null, url, title: draft.title });
  });
  useEffect(() => {
    root.dataset.state = state;
  }, [state]);

  const link = address !== null ? linkArticle(address, draft.title) : null;
  return (
    <main class="popup">
      <PopupBar clipping={clipping} />
      <div class="popup-scroll">
        <Notices clipping={clipping} />
        {source && host.beside(source)}
        <Found clipping={clipping} linkable={link !== null} />
      </div>
      <SaveForm
        db={db}
        draft={draft}
        withTitle={nothing !== null && link !== null}
        isEmpty={nothing !== null && (article ?? nothing.selection ?? link) === null}
        counts={counts ?? NO_TAGS}
        suggestions={suggestions}
        saving={saving}
        update={page.known !== null}
        selection={nothing?.selection ?? null}
        link={nothing ? link : null}
        article={article}
        onChange={clipping.change}
        onChoose={clipping.choose}
        onSave={(what) => void clipping.save(what)}
      />
    </main>
  );
}

interface Props {
  readonly clipping: Clipping;
}

/** Top bar: the product name, the actions on the page, and the button to the library. */
function PopupBar({ clipping: { page, nothing, pick } }: Props) {
  const { text } = useStrings();
  const host = useHost();
  const isClosed = nothing?.why === 'browser page' || nothing?.why === 'pdf';
  const isPage = page.tab && page.extraction && !isClosed;
  const items: readonly MenuItem[] = [
    ...(isPage
      ? ([
          { icon: 'pick', id: 'pick-part', label: text('pickPart'), onSelect: () => void pick() },
        ] as const)
      : []),
    ...host.items,
    ...(page.tab && host.kind === 'popup' && hasSidePanel()
      ? ([keepAtSide(page.tab, text('keepAtSide'))] as const)
      : []),
    {
      icon: 'tabs',
      id: 'clip-tabs',
      label: text('menuClipTabs'),
      onSelect: () => void openTabs('all'),
    },
    {
      icon: 'tabs',
      id: 'clip-selected-tabs',
      label: text('menuClipSelectedTabs'),
      onSelect: () => void openTabs('selected'),
    },
  ];
  return (
    <header class="popup-bar">
      <Brand />
      {isPage && (
        <button
          type="button"
          class="quiet"
          title={text('menuHighlight')}
          data-testid="highlight-page"
          onClick={() => void page.mark()}
        >
          <Icon name="highlight" /> {text('highlightAction')}
        </button>
      )}
      <LibraryButton />
      <MoreMenu items={items} />
    </header>
  );
}

/** Notices about the page: an existing clip, highlights, leanings used, a picked part. */
function Notices({ clipping }: Props) {
  const { text } = useStrings();
  const { page, draft, saved, article, address, change } = clipping;
  const { extraction, known } = page;
  // Most clips are saved without a selected passage.
  const highlighting = useLoaded(
    () => import('./Highlights'),
    page.passage !== null || draft.highlights.length > 0,
  );
  return (
    <>
      {known && !saved && <KnownNotice clip={known} address={address} />}
      {article && !saved && highlighting && (
        <highlighting.Highlights
          passage={page.passage}
          highlights={draft.highlights}
          onChange={(highlights) => change({ highlights })}
        />
      )}
      {extraction?.found === 'article' && extraction.leant > 0 && address !== null && (
        <div class="notice" data-testid="leanings-notice">
          <p role="status">{text('leaningsUsed', siteHost(address))}</p>
          <p class="notice-actions">
            <button
              type="button"
              data-testid="leanings-forget"
              onClick={() => void page.forgetChoices()}
            >
              {text('leaningsForget')}
            </button>
          </p>
        </div>
      )}
      {extraction?.found === 'article' && extraction.choice && address !== null && (
        <PartNotice
          choice={extraction.choice}
          site={siteHost(address)}
          onAlways={(selector) => void page.alwaysClip(selector)}
          onForget={() => void page.forget()}
        />
      )}
    </>
  );
}

/** Menu item that moves the form from the popup to the side panel. */
const keepAtSide = (tab: ActiveTab, label: string): MenuItem => ({
  icon: 'panel',
  id: 'keep-at-side',
  label,
  // Opened first, within the click itself; then told of a page that has not answered yet.
  onSelect: () =>
    void openSidePanel(tab.id)
      .then(() => requestPanelFor(tab))
      .then(() => window.close()),
});

/**
 * Opens the PDF screen instead of the popup, which would close on the browser's permission prompt.
 */
async function clipPdf(tab: PdfTab, host: Host): Promise<void> {
  await openPdf(tab);
  host.stepAside();
}

/** Preview of the article, or the reason why there is none. */
function Found({ clipping, linkable }: Props & { readonly linkable: boolean }) {
  const host = useHost();
  const { page, nothing, blocks, draft, address, change, pick } = clipping;
  const { tab } = page;
  if (nothing) {
    return (
      <Unclippable
        why={nothing.why}
        linkable={linkable}
        selection={nothing.selection}
        onPick={() => void pick()}
        onPdf={
          tab && address !== null ? () => void clipPdf({ id: tab.id, url: address }, host) : null
        }
        onFile={() => void openImport()}
      />
    );
  }
  return (
    <Preview
      chosen={blocks}
      pages={page}
      title={draft.title}
      host={address}
      sanitise={sanitise}
      onTitle={(title) => change({ title })}
      onLink={(url) => void openPage(url)}
    />
  );
}
