import browser from 'webextension-polyfill';
import type { ClipDatabase } from '@/lib/store/database';
import { activeTab } from './active-tab';
import { quickClip } from './clipping';
import { markOnPage } from './mark-page';
import { openLibrary } from './pages';

/** Handles the extension's keyboard commands, as named in the manifest. */
export function handleCommands(db: ClipDatabase): void {
  browser.commands.onCommand.addListener(async (command) => {
    if (command === 'open-library') await openLibrary();
    const tab = await activeTab();
    if (command === 'quick-clip' && tab) await quickClip(db, tab);
    if (command === 'highlight-page' && tab) await markOnPage(tab, 'mark');
  });
}
