import type { Menus } from 'webextension-polyfill';
import type { ClipDatabase } from '@/lib/store/database';
import type { ActiveTab } from './active-tab';
import { clipSelection, quickClip } from './clipping';
import { clipLink, clipLinks, linksFrom, selectedLinks } from './link-clipping';
import { openTabs } from './pages';

/** Does what an item of the context menu says. */
export async function chooseMenu(
  db: ClipDatabase,
  info: Pick<Menus.OnClickData, 'menuItemId' | 'linkUrl' | 'linkText'>,
  tab: ActiveTab,
): Promise<void> {
  const { menuItemId } = info;
  if (menuItemId === 'clip-selection') await clipSelection(db, tab);
  if (menuItemId === 'clip-page') await quickClip(db, tab);
  if (menuItemId === 'clip-links') await clipLinks(db, tab, await selectedLinks(tab));
  if (menuItemId === 'clip-link') {
    const [link] = linksFrom([{ url: info.linkUrl, title: info.linkText ?? '' }]);
    await (link ? clipLink(db, tab, link) : clipLinks(db, tab, []));
  }
  if (menuItemId === 'clip-tabs') await openTabs('all');
  if (menuItemId === 'clip-selected-tabs') await openTabs('selected');
}
