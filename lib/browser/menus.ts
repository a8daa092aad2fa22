import browser from 'webextension-polyfill';
import { translate } from './i18n';

/** The context menu's items. */
export type MenuItem = 'clip-page' | 'clip-selection';

/** Makes the items anew; browsers keep them over restarts of the background. */
export async function createMenus(): Promise<void> {
  await browser.contextMenus.removeAll();
  browser.contextMenus.create({
    id: 'clip-page' satisfies MenuItem,
    title: translate('menuClipPage'),
    contexts: ['page', 'image', 'link'],
  });
  browser.contextMenus.create({
    id: 'clip-selection' satisfies MenuItem,
    title: translate('menuClipSelection'),
    contexts: ['selection'],
  });
}
