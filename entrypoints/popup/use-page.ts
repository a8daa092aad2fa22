import { useLayoutEffect, useState } from 'preact/hooks';
import type { ActiveTab } from '@/lib/browser/active-tab';
import type { Extraction } from '@/lib/browser/extract-from';
import { extractFrom, otherPagesOf } from '@/lib/browser/extract-from';
import { readDraft } from '@/lib/browser/drafts';
import { siteHost } from '@/lib/clips/canonical-url';
import type { Clip, Draft } from '@/lib/clips/clip';
import { defaultTags } from '@/lib/clips/clipping-settings';
import type { TextQuote } from '@/lib/clips/highlight';
import { linkArticle } from '@/lib/clips/link';
import { markOnPage } from '@/lib/browser/mark-page';
import { forgetPickedPart } from '@/lib/browser/picking';
import { selectedPassage } from '@/lib/browser/selected-passage';
import { requestPanelFor } from '@/lib/browser/side-panel';
import { forgetLeanings } from '@/lib/browser/site-leanings';
import { forgetPart, rememberPart } from '@/lib/browser/site-parts';
import { clippingSettings } from '@/lib/store/clipping-settings';
import type { ClipDatabase } from '@/lib/store/database';
import { knownClip } from '@/lib/store/article-id';
import type { Host } from './host';

/** The page behind the popup: its tab at once, the rest after extraction. */
export interface Page {
  readonly tab: ActiveTab | null;
  readonly extraction: Extraction | null;
  /** Whether it is slow to answer; the popup then offers what works without an answer. */
  readonly isSlow: boolean;
  /** The existing clip of the page. */
  readonly known: Clip | null;
  /** The draft from before the popup last closed. */
  readonly draft: Draft;
  /** The user's default tags for new clips of the site. */
  readonly tags: readonly string[];
  /** The selected passage. */
  readonly passage: TextQuote | null;
  /** Makes the picked part the default for every page of the site. */
  readonly alwaysClip: (selector: string) => Promise<void>;
  /** Forgets the picked or remembered part, and extracts without it. */
  readonly forget: () => Promise<void>;
  /** Forgets what was learnt about the site, and extracts without it. */
  readonly forgetChoices: () => Promise<void>;
  /** Fetches the article's other pages; `joined` tells how far that is. */
  readonly getPages: () => Promise<void>;
  readonly joined: 'getting' | 'whole' | 'cut' | null;
  /** Starts highlighting on the page itself; the popup closes for that. */
  readonly mark: () => Promise<void>;
}

type PageState = Omit<Page, 'alwaysClip' | 'forget' | 'forgetChoices' | 'mark' | 'getPages'>;

const NOTHING_YET: PageState = {
  tab: null,
  extraction: null,
  isSlow: false,
  joined: null,
  known: null,
  draft: {},
  tags: [],
  passage: null,
};

/** Milliseconds a page has to answer before the popup offers its link. */
const PATIENCE = 2000;

/** Updates the state of the page as it becomes known. */
type SetPage = (next: PageState | ((before: PageState) => PageState)) => void;

/** Reads the page the user is looking at. */
export function usePage(db: ClipDatabase, host: Host): Page {
  const [page, setPage] = useState<PageState>(NOTHING_YET);
  // A layout effect, which runs before the first paint: the page is read while the popup paints.
  useLayoutEffect(() => void readPage(db, host, setPage), [db]);
  return { ...page, ...actionsOn(page, setPage, { db, host }) };
}

async function readPage(db: ClipDatabase, host: Host, tell: SetPage): Promise<void> {
  const request = host.requestArticle();
  const tab = await request.tab;
  if (!tab) {
    const extraction = { found: 'nothing', why: 'browser page', selection: null } as const;
    tell({ ...NOTHING_YET, tab, extraction });
    return;
  }
  tell((shown) => ({ ...shown, tab }));
  const waiting = setTimeout(() => tell((shown) => ({ ...shown, isSlow: true })), PATIENCE);
  const reading = extractFrom(tab, 'article', request.result);
  // An existing clip is shown before the page has been read, if the address is enough to find it.
  void clipOfTab(db, tab, null).then((known) =>
    tell((before) => (before.extraction === null ? { ...before, known } : before)),
  );
  const [draft, settings] = await Promise.all([
    tab.url === undefined ? {} : readDraft(tab.url),
    clippingSettings(db),
  ]);
  const tags = defaultTags(settings, siteHost(tab.url ?? ''));
  tell((shown) => ({ ...shown, draft, tags }));
  const extraction = await reading;
  const known = await clipOfTab(db, tab, extraction);
  clearTimeout(waiting);
  tell({ ...NOTHING_YET, tab, extraction, known, draft, tags });
  // An open panel reads the page too, but only after the user sees it here.
  if (host.kind === 'popup') requestAnimationFrame(() => void requestPanelFor(tab));
  if (known && known.highlights.length > 0) void markOnPage(tab, 'show');
  if (extraction.found !== 'article') return;
  const passage = await selectedPassage(tab.id);
  tell((shown) => ({ ...shown, passage }));
}

/** Actions on a page. */
function actionsOn(
  page: PageState,
  tell: SetPage,
  { db, host }: { readonly db: ClipDatabase; readonly host: Host },
): Omit<Page, keyof PageState> {
  const { tab, extraction } = page;
  const readAgain = async () => {
    if (tab) tell({ ...page, extraction: await extractFrom(tab, 'article') });
  };
  return {
    async alwaysClip(selector) {
      if (tab?.url === undefined || extraction?.found !== 'article') return;
      await rememberPart(tab.url, selector);
      tell({ ...page, extraction: { ...extraction, choice: { how: 'remembered', selector } } });
    },
    async forget() {
      if (!tab) return;
      await forgetPickedPart(tab.id);
      if (tab.url !== undefined) await forgetPart(tab.url);
      await readAgain();
    },
    async forgetChoices() {
      if (tab?.url === undefined) return;
      await forgetLeanings(siteHost(tab.url));
      await readAgain();
    },
    async getPages() {
      if (!tab || extraction?.found !== 'article') return;
      tell({ ...page, joined: 'getting' });
      const [{ joinPages }, { before, after, isWhole }] = await Promise.all([
        import('@/lib/extraction/pages/join-pages'),
        otherPagesOf(tab, extraction.article),
      ]);
      const [first = extraction.article, ...others] = [...before, extraction.article, ...after];
      const joined = isWhole ? 'whole' : 'cut';
      const found = { ...extraction, article: joinPages(first, others) };
      // It becomes the clip of its first page, which may exist already.
      const known = await clipOfTab(db, tab, found);
      tell((shown) => ({ ...shown, joined, known, extraction: found }));
    },
    async mark() {
      if (tab && (await markOnPage(tab, 'mark'))) host.stepAside();
    },
  };
}

/** The existing clip of a tab's article, or of its address before the article is found. */
async function clipOfTab(
  db: ClipDatabase,
  tab: ActiveTab,
  extraction: Extraction | null,
): Promise<Clip | null> {
  const linked =
    tab.url !== undefined && /^https?:/.test(tab.url) ? linkArticle(tab.url, '') : null;
  const article = extraction?.found === 'article' ? extraction.article : linked;
  return article && knownClip(db, article);
}
