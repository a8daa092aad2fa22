import browser from 'webextension-polyfill';
import { defineBackground } from 'wxt/utils/define-background';
import { learnFromTab } from '@/lib/browser/extract-from';
import { areaHandlers } from '@/lib/browser/area';
import { changeClip, saveClip } from '@/lib/browser/clipping';
import { handleCommands } from '@/lib/browser/commands';
import { couchHandlers, isCouchAlarm } from '@/lib/browser/couch';
import { keepImagesFromWeb } from '@/lib/browser/images';
import { afterInstallation } from '@/lib/browser/installation';
import { markKnownPages } from '@/lib/browser/known-mark';
import { webHandlers } from '@/lib/browser/load-page';
import { keepMarkingRegistered } from '@/lib/browser/marked-sites';
import { pageHandlers } from '@/lib/browser/marking';
import { handleMenus } from '@/lib/browser/menus';
import { handleMessages } from '@/lib/browser/messages';
import { handleOmnibox } from '@/lib/browser/omnibox';
import { handlePageMessages } from '@/lib/browser/page-handlers';
import { pickPart } from '@/lib/browser/picking';
import { isSyncAlarm, replicate } from '@/lib/browser/replication';
import { sendToZotero } from '@/lib/browser/zotero';
import { ClipDatabase } from '@/lib/store/database';

export default defineBackground({
  type: 'module',
  // Every listener is registered before the first await: an event that woke us must find its own.
  main() {
    const db = new ClipDatabase();

    browser.runtime.onInstalled.addListener(({ reason }) => void afterInstallation(reason));
    browser.runtime.onStartup.addListener(() => void replicate(db));
    browser.alarms.onAlarm.addListener((alarm) => {
      if (isSyncAlarm(alarm) || isCouchAlarm(alarm)) void replicate(db);
    });
    // A server we had no permission for may now be reachable.
    browser.permissions.onAdded.addListener(() => void replicate(db, { force: true }));
    browser.storage.sync.onChanged.addListener(() => void replicate(db));

    handleCommands(db);
    handleMenus(db);
    handleOmnibox(db);
    handlePageMessages(pageHandlers(db));
    keepMarkingRegistered();
    markKnownPages(db);
    handleMessages({
      saveClip: ({ article, draft, tabId }) => saveClip(db, article, draft, tabId),
      editClip: ({ clipId, edit }) => changeClip(db, clipId, edit),
      keepImages: ({ clipId, urls }) => keepImagesFromWeb(db, clipId, urls),
      learnChoice: ({ tab, chosen }) => learnFromTab(tab, chosen),
      pickPart: async (tabId) => void pickPart(tabId),
      sync: () => replicate(db, { force: true }),
      ...webHandlers,
      sendToZotero: (clipIds) => sendToZotero(db, clipIds),
      ...areaHandlers(db, (options) => replicate(db, options)),
      ...couchHandlers(db, (options) => replicate(db, options)),
    });
  },
});
