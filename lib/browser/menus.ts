import browser from 'webextension-polyfill';
import type { Menus } from 'webextension-polyfill';
import type { ClipDatabase } from '@/lib/store/database';
import { tabOf } from './active-tab';
import { clipSelection, quickClip } from './clipping';
import type { MessageKey } from './i18n';
import { translate } from './i18n';
import { clipLink, clipLinks, linksFrom, selectedLinks } from './link-clipping';
import { markOnPage } from './mark-page';
import { openTabs } from './pages';

/** On the toolbar button; in Firefox also on the tabs themselves. */
const ON_TABS: Menus.ContextType[] = import.meta.env.FIREFOX ? ['action', 'tab'] : ['action'];

/** The context menu's items and their contexts. */
const ITEMS = {
  'clip-page': { title: 'menuClipPage', contexts: ['page', 'image'] },
  'highlight-page': { title: 'menuHighlight', contexts: ['page', 'selection'] },
  'clip-link': { title: 'menuClipLink', contexts: ['link'] },
  'clip-selection': { title: 'menuClipSelection', contexts: ['selection'] },
  'clip-links': { title: 'menuClipLinks', contexts: ['selection'] },
  'clip-tabs': { title: 'menuClipTabs', contexts: ON_TABS },
  'clip-selected-tabs': { title: 'menuClipSelectedTabs', contexts: ON_TABS },
} as const satisfies Record<string, { title: MessageKey; contexts: readonly Menus.ContextType[] }>;

/** Recreates the items; browsers keep them when the background restarts. */
export async function createMenus(): Promise<void> {
  await browser.contextMenus.removeAll();
  for (const [id, { title, contexts }] of Object.entries(ITEMS))
    browser.contextMenus.create({ id, title: translate(title), contexts: [...contexts] });
}

/** Handles the context menu: clips the page, the selection, a link, several links, or tabs. */
export function handleMenus(db: ClipDatabase): void {
  browser.contextMenus.onClicked.addListener((info, source) => {
    const tab = source && tabOf(source);
    if (!tab) return;
    if (info.menuItemId === 'clip-selection') void clipSelection(db, tab);
    if (info.menuItemId === 'clip-page') void quickClip(db, tab);
    if (info.menuItemId === 'highlight-page') void markOnPage(tab, 'mark');
    if (info.menuItemId === 'clip-links') {
      void selectedLinks(tab).then((links) => clipLinks(db, tab, links));
    }
    if (info.menuItemId === 'clip-link') {
      const [link] = linksFrom([{ url: info.linkUrl, title: info.linkText ?? '' }]);
      void (link ? clipLink(db, tab, link) : clipLinks(db, tab, []));
    }
    if (info.menuItemId === 'clip-tabs') void openTabs('all');
    if (info.menuItemId === 'clip-selected-tabs') void openTabs('selected');
  });
}
