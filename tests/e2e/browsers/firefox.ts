import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { launch } from 'puppeteer-core';
import type { Browser, Page } from 'puppeteer-core';
import { menuPoint } from './dom.ts';
import { evaluateInFrame } from './firefox-frame.ts';
import type { Policies } from './firefox-globals.ts';
import { popupSurface } from './firefox-popup.ts';
import { firefoxPreferences } from './firefox-preferences.ts';
import { chromeScope } from './firefox-scope.ts';
import { hasSidebar, sidebarSurface } from './firefox-sidebar.ts';
import { extensionUi, popupAddress } from './firefox-ui.ts';
import { pageSurface, showPage, visiblePage } from './page-surface.ts';
import { emptyDirectory, lifetime, prepareProfile } from './profile.ts';
import { callOf } from './surface.ts';
import type { ColorScheme, Json, LaunchOptions, Surface, TestBrowser } from './types.ts';
import { until, withTimeLimit } from './wait.ts';
import { closeWelcome } from './welcome.ts';

declare const WebExtensionPolicy: Policies;
declare const ChromeUtils: {
  requestProcInfo(): Promise<{ children: { type: string; memory: number }[] }>;
};
interface Tab {
  linkedBrowser: { currentURI: { spec: string } };
}
declare const gBrowser: { tabs: Tab[]; removeTab(tab: Tab, options: object): void };
declare const Services: {
  prefs: {
    setBoolPref(name: string, value: boolean): void;
    setIntPref(name: string, value: number): void;
    setStringPref(name: string, value: string): void;
  };
};

/** An arbitrary fixed value: it makes the addresses of the extension's pages known. */
const UUID = '7ea25ee7-0000-4000-8000-000000000001';
/** As in the manifest. */
const KEYWORD = 'ts';

/** Launches Firefox with the extension installed as a temporary add-on. */
export async function launchFirefox(options: LaunchOptions): Promise<TestBrowser> {
  const places = await prepareProfile('firefox', options);
  const addonId = await addonIdOf(options.extensionDir);
  const browser = await launch({
    browser: 'firefox',
    executablePath: options.executablePath,
    headless: options.headless ?? true,
    userDataDir: places.profile,
    defaultViewport: null,
    args: ['--remote-allow-system-access', '--width=1280', '--height=900'],
    extraPrefsFirefox: firefoxPreferences({
      addonId,
      uuid: UUID,
      downloads: places.downloads,
      colorScheme: options.colorScheme ?? 'light',
      forcedColors: options.forcedColors ?? false,
    }),
  });
  try {
    await browser.installExtension(options.extensionDir);
    const isRestart = options.profile !== undefined;
    return await drive(browser, { addonId, uuid: UUID, isRestart }, places);
  } catch (error) {
    await browser.close();
    throw error;
  }
}

async function drive(
  browser: Browser,
  { addonId, uuid, isRestart = false }: { addonId: string; uuid: string; isRestart?: boolean },
  places: { profile: string; downloads: string },
): Promise<TestBrowser> {
  const base = `moz-extension://${uuid}/`;
  const installed = [addonId];
  const scope = await chromeScope(browser);
  const ui = extensionUi(scope, addonId);
  await ui.pinButton();
  await closeWelcome((address) => scope(closeTab, address), base, isRestart);

  /** Sets the colour scheme of the whole browser, since WebDriver cannot set a tab's. */
  async function setScheme(page: Page, scheme: ColorScheme): Promise<void> {
    const name = 'layout.css.prefers-color-scheme.content-override';
    await scope(
      (pref, value) => Services.prefs.setIntPref(pref, value),
      name,
      scheme === 'dark' ? 0 : 1,
    );
    await until(`the ${scheme} scheme`, () =>
      page.evaluate((value) => matchMedia(`(prefers-color-scheme: ${value})`).matches, scheme),
    );
  }

  const surface = (page: Page) => pageSurface(page, setScheme);

  const evaluateInBackground = async <A extends Json[], T>(
    fn: (...args: A) => T | Promise<T>,
    ...args: A
  ) => (await evaluateInFrame(scope, addonId, 'background', callOf(fn, args))) as T;

  const activePage = () =>
    until('a tab to be active', async () => visiblePage(await browser.pages()));

  async function popup(): Promise<Surface | null> {
    const address = await scope(popupAddress);
    return address?.startsWith(base) ? popupSurface(scope, addonId) : null;
  }

  async function closePopup(): Promise<void> {
    await (await popup())?.close();
  }

  return {
    name: 'firefox',
    profile: places.profile,
    ...lifetime(browser, places),
    evaluateInBackground,
    popup,
    closePopup,
    panel: async () => ((await scope(hasSidebar, addonId)) ? sidebarSurface(scope, addonId) : null),

    async startOver(extensionDir) {
      await closePopup();
      await setScheme(await browser.newPage(), 'light');
      await scope(closeOtherTabs);
      // Storage is tied to the origin: data still being deleted does not belong to the new one.
      const next = { addonId: await addonIdOf(extensionDir), uuid: randomUUID() };
      await scope(forgetWhenUninstalled);
      for (const each of installed) await browser.uninstallExtension(each);
      await emptyDirectory(places.downloads);
      await scope(setUuid, next.addonId, next.uuid);
      await browser.installExtension(extensionDir);
      return drive(browser, next, places);
    },

    async installOther(directory) {
      installed.push(await browser.installExtension(directory));
    },

    async openTab(url) {
      const page = await browser.newPage();
      await page.goto(url);
      await showPage(page);
      return surface(page);
    },

    activeTab: async () => surface(await activePage()),

    async pressAction() {
      await closePopup();
      await ui.pressButton();
      return until('the popup to open', popup);
    },

    async pressShortcut(command) {
      await closePopup();
      const commands = await evaluateInBackground(() => chrome.commands.getAll());
      const shortcut = commands.find(({ name }) => name === command)?.shortcut;
      if (!shortcut) throw new Error(`No shortcut is set for ${command}`);
      await ui.pressShortcut(shortcut);
    },

    async chooseMenu(itemId, { selectionText = null, linkUrl = null, selected = false } = {}) {
      await closePopup();
      const page = await activePage();
      const point = await page.evaluate(menuPoint, selectionText, linkUrl, selected);
      if ('problem' in point) throw new Error(point.problem);
      await ui.chooseMenu(itemId, point.x, point.y);
    },

    async chooseActionMenu(itemId) {
      await closePopup();
      await ui.chooseButtonMenu(itemId);
    },

    enterKeyword: (words, choose) => ui.enterInAddressBar(`${KEYWORD} ${words}`, choose),

    async openExtensionPage(path) {
      const page = await browser.newPage();
      // Firefox never reports the end of a navigation to an extension page.
      void page.goto(base + path).catch(() => {});
      await until(path, () =>
        page.evaluate(
          (url) => location.href === url && document.readyState === 'complete',
          base + path,
        ),
      );
      await showPage(page);
      return surface(page);
    },

    async pages() {
      const own: Surface[] = [];
      for (const page of await browser.pages()) {
        // A page that is closing is still listed, and may never answer.
        const url = await withTimeLimit(
          page.evaluate(() => location.href),
          3000,
        ).catch(() => '');
        if (url.startsWith(base)) own.push(surface(page));
      }
      return own;
    },

    async whileAllowing(_hosts, act) {
      await act();
      await ui.allowInPrompt();
    },

    badgeText: () =>
      evaluateInBackground(async () => {
        const [tab] = await chrome.tabs.query({ active: true, lastFocusedWindow: true });
        return chrome.action.getBadgeText(tab?.id === undefined ? {} : { tabId: tab.id });
      }),

    backgroundMemory: () => scope(extensionMemory),

    async stopBackground() {
      await scope(async (id) => {
        const { extension } = WebExtensionPolicy.getByID(id);
        await extension.terminateBackground({
          ignoreDevToolsAttached: true,
          disableResetIdleForTest: true,
        });
      }, addonId);
    },

    clipboardText: () => scope(readClipboard),
  };
}

async function addonIdOf(extensionDir: string): Promise<string> {
  const manifest = JSON.parse(await readFile(join(extensionDir, 'manifest.json'), 'utf8')) as {
    browser_specific_settings?: { gecko?: { id?: string } };
  };
  const id = manifest.browser_specific_settings?.gecko?.id;
  if (!id) throw new Error(`${extensionDir} is no Firefox build: its manifest names no add-on id`);
  return id;
}

/** Chrome scope: closes every tab but the newest, without asking its page. */
function closeOtherTabs(): void {
  for (const tab of gBrowser.tabs.slice(0, -1))
    gBrowser.removeTab(tab, { animate: false, skipPermitUnload: true });
}

/**
 * Chrome scope: closes the tab of an address, and returns whether there is one. A page that has just
 * opened may not answer WebDriver, and only then tells its address.
 */
function closeTab(address: string): boolean {
  const tab = gBrowser.tabs.find(({ linkedBrowser }) => linkedBrowser.currentURI.spec === address);
  if (tab) gBrowser.removeTab(tab, { animate: false, skipPermitUnload: true });
  return tab !== undefined;
}

/** Chrome scope: makes uninstalling delete the extension's data. */
function forgetWhenUninstalled(): void {
  for (const what of ['Storage', 'Uuid'])
    Services.prefs.setBoolPref(`extensions.webextensions.keep${what}OnUninstall`, false);
}

/** Chrome scope: sets the origin of an extension that is about to be installed. */
function setUuid(addonId: string, uuid: string): void {
  Services.prefs.setStringPref(
    'extensions.webextensions.uuids',
    JSON.stringify({ [addonId]: uuid }),
  );
}

/** Chrome scope: private memory of the extensions' process, in bytes. */
async function extensionMemory(): Promise<number> {
  const { children } = await ChromeUtils.requestProcInfo();
  return children.find(({ type }) => type === 'extension')?.memory ?? 0;
}

/** Chrome scope. */
function readClipboard(): Promise<string> {
  return navigator.clipboard.readText();
}
