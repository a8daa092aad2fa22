import browser from 'webextension-polyfill';
import type { Article } from '@/lib/clips/article';
import { isWebAddress } from '@/lib/clips/canonical-url';
import { linkArticle } from '@/lib/clips/link';
import { knownClip } from '@/lib/store/article-id';
import type { ClipDatabase } from '@/lib/store/database';
import type { ActiveTab } from './active-tab';
import { tabOf } from './active-tab';
import { extractFrom } from './extract-from';
import { markTab } from './badge';
import { saveClip } from './clipping';
import { hasServerPermission } from './host-permission';
import { isLoaded, withTimeout } from './tab-clipping';

/** A link on a page. */
export interface PageLink {
  readonly url: string;
  readonly title: string;
}

/** Per selection. */
const MOST_LINKS = 500;
const LONGEST_TITLE = 500;

/**
 * Stores links as clips without a text, to be downloaded with others; existing clips are left as
 * they are.
 * @returns how many are new
 */
export async function clipLinks(
  db: ClipDatabase,
  tab: ActiveTab,
  links: readonly PageLink[],
): Promise<number> {
  let added = 0;
  let failed = links.length === 0;
  for (const { url, title } of links) {
    const article = linkArticle(url, title.trim().slice(0, LONGEST_TITLE).toWellFormed());
    if (await knownClip(db, article)) continue;
    const reply = await saveClip(db, article, {}, null);
    if ('failed' in reply) failed = true;
    else added += 1;
  }
  await markTab(tab.id, failed ? 'failed' : 'saved');
  return added;
}

/**
 * Clips the target of a link. With permission for its host, the page is opened in the background,
 * read and closed; otherwise the link is kept, and its text can be downloaded later.
 */
export async function clipLink(db: ClipDatabase, tab: ActiveTab, link: PageLink): Promise<void> {
  const known = await knownClip(db, linkArticle(link.url, ''));
  const article =
    known === null && (await hasServerPermission(link.url)) ? await articleAt(link.url) : null;
  if (article === null) {
    await clipLinks(db, tab, [link]);
    return;
  }
  const reply = await saveClip(db, article, {}, null);
  await markTab(tab.id, 'failed' in reply ? 'failed' : 'saved');
}

/** Extracts the article at a URL in a new tab; `null` if there is none, or no answer. */
async function articleAt(url: string): Promise<Article | null> {
  const opened = await browser.tabs.create({ url, active: false });
  const tab = tabOf({ ...opened, url });
  try {
    if (!tab || !(await isLoaded(tab.id))) return null;
    const extraction = await withTimeout(extractFrom(tab, 'article'));
    return extraction?.found === 'article' ? extraction.article : null;
  } finally {
    if (tab) await browser.tabs.remove(tab.id).catch(() => undefined);
  }
}

/** The links in the selection of a tab for which the user invoked the extension. */
export async function selectedLinks(tab: ActiveTab): Promise<readonly PageLink[]> {
  const [frame] = await browser.scripting
    .executeScript({ target: { tabId: tab.id }, func: linksInSelection, args: [MOST_LINKS] })
    .catch(() => []);
  return linksFrom(frame?.result);
}

/** Parses a page's list of links, which may be anything: keeps distinct web URLs. */
export function linksFrom(told: unknown): readonly PageLink[] {
  const links = new Map<string, PageLink>();
  for (const each of Array.isArray(told) ? told.slice(0, MOST_LINKS) : []) {
    const { url, title } = Object(each) as Record<string, unknown>;
    if (typeof url !== 'string' || typeof title !== 'string' || !isWebAddress(url)) continue;
    if (!links.has(url)) links.set(url, { url, title });
  }
  return [...links.values()];
}

/**
 * Runs in the page: collects the links in its selection. Injected, so it must be self-contained.
 */
function linksInSelection(most: number): { url: string; title: string }[] {
  const selection = window.getSelection();
  if (!selection || selection.isCollapsed) return [];
  const links = [...document.querySelectorAll<HTMLAnchorElement>('a[href]')];
  return links
    .filter((link) => selection.containsNode(link, true))
    .slice(0, most)
    .map((link) => ({ url: link.href, title: link.textContent.replace(/\s+/g, ' ').trim() }));
}
