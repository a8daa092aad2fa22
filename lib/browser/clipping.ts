import browser from 'webextension-polyfill';
import type { Article } from '@/lib/clips/article';
import type { Clip, Draft } from '@/lib/clips/clip';
import type { ClipEdit } from '@/lib/clips/edit';
import type { ClipDatabase } from '@/lib/store/database';
import { isWebAddress } from '@/lib/clips/canonical-url';
import { hasText, linkArticle } from '@/lib/clips/link';
import { knownClip } from '@/lib/store/article-id';
import { clippingSettings } from '@/lib/store/clipping-settings';
import { draftAtOnce } from '@/lib/store/draft-at-once';
import { makePreview } from '@/lib/store/previews';
import { editClips, saveArticle } from '@/lib/store/save';
import type { ActiveTab } from './active-tab';
import { extractFrom } from './extract-from';
import { markTab } from './badge';
import { keepImagesOfTab } from './images';
import { shrinkTo, THUMBNAIL } from './shrink-image';
import { keepValuesOfTab } from './page-values';
import { keepSiteIcon } from './site-icon';
import type { SaveReply } from './messages';
import { openPdfAtOnce } from './pages';
import { replicate } from './replication';

/**
 * Saves an article on behalf of a page, marks the tab, and starts replication without waiting for
 * it.
 */
export async function saveClip(
  db: ClipDatabase,
  article: Article,
  draft: Draft,
  tabId: number | null,
): Promise<SaveReply> {
  try {
    const { clip, outcome } = await saveArticle(db, article, draft, Date.now());
    // The clip is on disk: reply before anything else begins.
    setTimeout(() => {
      void replicate(db);
      if (tabId === null) return;
      void markTab(tabId, 'saved');
      // The clip is saved regardless; if the tab is gone by now, the images are lost.
      void storeImagesOfPage(db, clip, article, tabId).catch(() => undefined);
    });
    return { saved: outcome, clipId: clip.id };
  } catch (error) {
    if (tabId !== null) await markTab(tabId, 'failed');
    const full = error instanceof Error && error.name.startsWith('QuotaExceeded');
    return { failed: full ? 'storage full' : 'unexpected', detail: String(error) };
  }
}

/**
 * Stores a clip's images, its site's icon and the page values that templates use, and makes its
 * preview.
 */
async function storeImagesOfPage(
  db: ClipDatabase,
  clip: Clip,
  article: Article,
  tabId: number,
): Promise<void> {
  await Promise.allSettled([
    keepImagesOfTab(db, clip.id, article, tabId),
    keepSiteIcon(db, article.url, tabId),
    keepValuesOfTab(db, { id: clip.id, url: article.url }, tabId),
  ]);
  await makePreview(db, clip, shrinkTo(THUMBNAIL));
}

/** Changes a clip, and starts replication without waiting for it; returns the error, or `null`. */
export async function changeClip(
  db: ClipDatabase,
  clipId: string,
  edit: ClipEdit,
): Promise<string | null> {
  try {
    await editClips(db, [clipId], edit, Date.now());
  } catch (error) {
    return String(error);
  }
  void replicate(db);
  return null;
}

/**
 * Clips a tab's article at once. Without an article, keeps the link if the user's settings say so;
 * otherwise the popup opens and says why.
 */
export async function quickClip(db: ClipDatabase, tab: ActiveTab): Promise<void> {
  const extraction = await Promise.race([extractFrom(tab, 'article'), afterPatience()]);
  if (extraction?.found === 'article') {
    await saveAtOnce(db, extraction.article, tab);
    return;
  }
  if (extraction?.why === 'pdf' && tab.url !== undefined && isWebAddress(tab.url)) {
    await quickPdf(db, tab, tab.url);
    return;
  }
  const { quickLink } = await clippingSettings(db);
  if (quickLink && tab.url !== undefined && isWebAddress(tab.url)) {
    await saveAtOnce(db, linkArticle(tab.url, tab.title), tab);
    return;
  }
  await explain(tab);
}

/** Reads a PDF in an extension page behind the tab; if it is already a clip, says so. */
async function quickPdf(db: ClipDatabase, tab: ActiveTab, url: string): Promise<void> {
  const known = await knownClip(db, linkArticle(url, tab.title));
  if (known && hasText(known)) await explain(tab, 'known');
  else await openPdfAtOnce({ id: tab.id, url });
}

/** Saves without the user's input: a new clip gets the default tags. */
async function saveAtOnce(db: ClipDatabase, article: Article, tab: ActiveTab): Promise<void> {
  await saveClip(db, article, await draftAtOnce(db, article), tab.id);
}

/**
 * Clips the selection of a tab. If the page is already a clip, the selection is added to its note
 * as a quotation, so that the article's text stays.
 */
export async function clipSelection(db: ClipDatabase, tab: ActiveTab): Promise<void> {
  const extraction = await extractFrom(tab, 'selection');
  if (extraction.found !== 'article') {
    await explain(tab);
    return;
  }
  const { article } = extraction;
  const known = await knownClip(db, article);
  if (known === null || !hasText(known)) {
    await saveAtOnce(db, article, tab);
    return;
  }
  const quotation = article.text.replaceAll(/^/gm, '> ');
  const edit = { note: [known.note, quotation].filter(Boolean).join('\n\n') };
  await editClips(db, [known.id], edit, Date.now());
  await markTab(tab.id, 'saved');
  void replicate(db);
}

/**
 * The time limit, in milliseconds, for a page to answer a shortcut or menu before the popup reports
 * that it does not.
 */
const PATIENCE = 10_000;

const afterPatience = () =>
  new Promise<null>((resolve) => {
    setTimeout(() => resolve(null), PATIENCE);
  });

/** Marks the tab, and opens the popup for the explanation. */
async function explain(tab: ActiveTab, mark: 'failed' | 'known' = 'failed'): Promise<void> {
  await markTab(tab.id, mark);
  // Not every browser lets the background open the popup; the mark's tooltip has to do then.
  await browser.action.openPopup().catch(() => undefined);
}
