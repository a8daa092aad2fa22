import browser from 'webextension-polyfill';
import { siteHost } from '@/lib/clips/canonical-url';
import type { Clip } from '@/lib/clips/clip';
import { defaultTags } from '@/lib/clips/clipping-settings';
import type { HighlightEdit } from '@/lib/clips/highlight';
import { linkArticle } from '@/lib/clips/link';
import { knownClip } from '@/lib/store/article-id';
import { clippingSettings } from '@/lib/store/clipping-settings';
import type { ClipDatabase } from '@/lib/store/database';
import { clipRow } from '@/lib/store/rows';
import { extractFrom } from './extract-from';
import { changeClip, saveClip } from './clipping';
import { rememberClipOfTab, clipOfTab } from './marked-tabs';
import type { PageHandlers } from './page-handlers';
import type { MarkRequest, PageAddress } from './page-messages';

/**
 * The background's handlers for pages with highlights. Changes in one tab are made one after the
 * other.
 */
export function pageHandlers(db: ClipDatabase): PageHandlers {
  const last = new Map<number, Promise<unknown>>();
  return {
    pageHighlights: async (tabId, page) => (await clipOfPage(db, tabId, page))?.highlights ?? [],
    markPage(tabId, request) {
      const before = last.get(tabId) ?? Promise.resolve();
      const now = before.then(() => changeHighlight(db, tabId, request));
      last.set(
        tabId,
        now.catch(() => undefined),
      );
      return now;
    },
  };
}

/** Finds the clip of a page, by its own URL and by its canonical URL. */
async function clipOfPage(
  db: ClipDatabase,
  tabId: number,
  { url, canonicalUrl }: PageAddress,
): Promise<Clip | null> {
  const noted = await clipOfTab(tabId, url);
  const row = noted === null ? undefined : await clipRow(db, noted);
  if (row && row.deletedAt === null) return row;
  const known = canonicalUrl === null ? null : await knownClip(db, { url, canonicalUrl });
  return known ?? (await knownClip(db, { url, canonicalUrl: null }));
}

async function changeHighlight(
  db: ClipDatabase,
  tabId: number,
  { page, edit }: MarkRequest,
): Promise<boolean> {
  const clip = await clipOfPage(db, tabId, page);
  if (clip) return (await changeClip(db, clip.id, { highlights: [edit] })) === null;
  // A clip that was deleted meanwhile has no highlights to change.
  return edit.add !== undefined && (await clipMarked(db, tabId, page.url, edit));
}

/** Clips the page with its first highlight; as a link if it has no article. */
async function clipMarked(
  db: ClipDatabase,
  tabId: number,
  url: string,
  edit: HighlightEdit,
): Promise<boolean> {
  const tab = await browser.tabs.get(tabId);
  const title = tab.title ?? '';
  const extraction = await extractFrom({ id: tabId, url, title }, 'article');
  const article = extraction.found === 'article' ? extraction.article : linkArticle(url, title);
  const tags = defaultTags(await clippingSettings(db), siteHost(article.url));
  const reply = await saveClip(db, article, { highlights: [edit], tags: [...tags] }, tabId);
  if (!('saved' in reply)) return false;
  await rememberClipOfTab(tabId, url, reply.clipId);
  return true;
}
