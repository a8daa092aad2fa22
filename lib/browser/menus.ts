import browser from 'webextension-polyfill';
import type { Menus } from 'webextension-polyfill';
import type { MessageKey } from './i18n';
import { translate } from './i18n';

/** On the toolbar button; in Firefox also on the tabs themselves. */
const ON_TABS: Menus.ContextType[] = import.meta.env.FIREFOX ? ['action', 'tab'] : ['action'];

/** The context menu's items, each with where it is. */
const ITEMS = {
  'clip-page': { title: 'menuClipPage', contexts: ['page', 'image'] },
  'clip-link': { title: 'menuClipLink', contexts: ['link'] },
  'clip-selection': { title: 'menuClipSelection', contexts: ['selection'] },
  'clip-links': { title: 'menuClipLinks', contexts: ['selection'] },
  'clip-tabs': { title: 'menuClipTabs', contexts: ON_TABS },
  'clip-selected-tabs': { title: 'menuClipSelectedTabs', contexts: ON_TABS },
} as const satisfies Record<string, { title: MessageKey; contexts: readonly Menus.ContextType[] }>;

/** Makes the items anew; browsers keep them over restarts of the background. */
export async function createMenus(): Promise<void> {
  await browser.contextMenus.removeAll();
  for (const [id, { title, contexts }] of Object.entries(ITEMS))
    browser.contextMenus.create({ id, title: translate(title), contexts: [...contexts] });
}
