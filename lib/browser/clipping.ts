import browser from 'webextension-polyfill';
import type { Article } from '@/lib/clips/article';
import type { Clip, Draft } from '@/lib/clips/clip';
import type { ClipEdit } from '@/lib/clips/edit';
import type { ClipDatabase } from '@/lib/store/database';
import { isWebAddress } from '@/lib/clips/canonical-url';
import { linkArticle } from '@/lib/clips/link';
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

/** Saves an article for a page that asks, marks the tab, and replicates without keeping it waiting. */
export async function saveClip(
  db: ClipDatabase,
  article: Article,
  draft: Draft,
  tabId: number | null,
): Promise<SaveReply> {
  try {
    const { clip, outcome } = await saveArticle(db, article, draft, Date.now());
    // The clip is on the disk: whoever asked is told before anything else begins.
    setTimeout(() => {
      void replicate(db);
      if (tabId === null) return;
      void markTab(tabId, 'saved');
      // The clip is there without them; a tab that is gone by now takes them along.
      void keepPictures(db, clip, article, tabId).catch(() => undefined);
    });
    return { saved: outcome, clipId: clip.id };
  } catch (error) {
    if (tabId !== null) await markTab(tabId, 'failed');
    const full = error instanceof Error && error.name.startsWith('QuotaExceeded');
    return { failed: full ? 'storage full' : 'unexpected', detail: String(error) };
  }
}

/**
 * Keeps a clip's images, its site's icon and what templates name of its page, and makes what lists
 * show of it.
 */
async function keepPictures(
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

/** Changes a clip, and replicates without keeping the asker waiting; gives what failed, or `null`. */
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
 * Clips a tab's article in one go. Where there is none, its link is kept if the person wants that;
 * else the popup opens and says why.
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

/** A PDF is read by a page of ours, behind the tab; of one that is a clip already, that is said. */
async function quickPdf(db: ClipDatabase, tab: ActiveTab, url: string): Promise<void> {
  const known = await knownClip(db, linkArticle(url, tab.title));
  if (known && known.revision !== null) await explain(tab, 'known');
  else await openPdfAtOnce({ id: tab.id, url });
}

/** Saves what nobody has added anything to: a new clip gets the tags that the person gives to all. */
async function saveAtOnce(db: ClipDatabase, article: Article, tab: ActiveTab): Promise<void> {
  await saveClip(db, article, await draftAtOnce(db, article), tab.id);
}

/**
 * Clips what is selected in a tab. Where the page is a clip already, the selection joins its note
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
  if (known === null || known.revision === null) {
    await saveAtOnce(db, article, tab);
    return;
  }
  const quotation = article.text.replaceAll(/^/gm, '> ');
  const edit = { note: [known.note, quotation].filter(Boolean).join('\n\n') };
  await editClips(db, [known.id], edit, Date.now());
  await markTab(tab.id, 'saved');
  void replicate(db);
}

/** Milliseconds that a page has to answer a shortcut or menu, before the popup says that it does not. */
const PATIENCE = 10_000;

const afterPatience = () =>
  new Promise<null>((resolve) => {
    setTimeout(() => resolve(null), PATIENCE);
  });

/** Marks the tab, and opens the popup, which says more. */
async function explain(tab: ActiveTab, mark: 'failed' | 'known' = 'failed'): Promise<void> {
  await markTab(tab.id, mark);
  // Not every browser lets a background open the popup; the mark's tooltip then speaks alone.
  await browser.action.openPopup().catch(() => undefined);
}
