import { cp, mkdtemp } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { launch, TargetType } from 'puppeteer-core';
import type { Browser, Page, Target, WebWorker } from 'puppeteer-core';
import {
  dispatchMenu,
  enterKeyword,
  grantHost,
  canInject,
  isPressedTabActive,
  recordNextPress,
  setPopup,
  untilListening,
} from './chromium-worker.ts';
import type { DispatchedEvent } from './chromium-worker.ts';
import { menuPoint } from './dom.ts';
import { pageSurface, showPage, visiblePage } from './page-surface.ts';
import { emptyDirectory, LAN_HOST, lifetime, prepareProfile } from './profile.ts';
import { callOf } from './surface.ts';
import type { ColorScheme, Json, LaunchOptions, Surface, TestBrowser } from './types.ts';
import { TIMEOUT, until } from './wait.ts';
import { closePage, closeWelcome } from './welcome.ts';

/** How often the button is pressed for access to a page. */
const MOST_PRESSES = 2;

/** Launches Chromium, Chrome or Edge with the extension loaded. */
export async function launchChromium(options: LaunchOptions): Promise<TestBrowser> {
  const places = await prepareProfile('chromium', options);
  const root = process.getuid?.() === 0;
  const browser = await launch({
    executablePath: options.executablePath,
    headless: options.headless ?? true,
    userDataDir: places.profile,
    // Extensions can only be loaded over a pipe.
    pipe: true,
    enableExtensions: true,
    defaultViewport: null,
    downloadBehavior: { policy: 'allow', downloadPath: places.downloads },
    args: [
      '--window-size=1280,900',
      '--hide-crash-restore-bubble',
      `--host-resolver-rules=MAP ${LAN_HOST} 127.0.0.1`,
      ...(options.forcedColors ? ['--force-high-contrast'] : []),
      ...(options.hideScrollbars ? ['--hide-scrollbars'] : []),
      // The sandbox refuses to run as root, which containers use.
      ...(root ? ['--no-sandbox', '--test-type'] : []),
    ],
  });
  try {
    return await drive(browser, options, places);
  } catch (error) {
    await browser.close();
    throw error;
  }
}

async function drive(
  browser: Browser,
  options: LaunchOptions,
  places: { profile: string; downloads: string },
): Promise<TestBrowser> {
  const id = await browser.installExtension(options.extensionDir);
  const installed = [id];
  const base = `chrome-extension://${id}/`;
  const extension = await until('the extension', async () => (await browser.extensions()).get(id));

  const isWorker = (target: Target) =>
    target.type() === TargetType.SERVICE_WORKER && target.url().startsWith(base);

  async function worker(): Promise<WebWorker> {
    if (!browser.targets().some(isWorker)) await startWorker();
    await browser.waitForTarget(isWorker);
    // A worker that has stopped may still be listed, before the running one.
    const found = await browser.targets().findLast(isWorker)?.worker();
    if (!found) throw new Error('The service worker is gone');
    return found;
  }

  async function startWorker(): Promise<void> {
    const [page] = await browser.pages();
    if (!page) throw new Error('A tab is needed to start the service worker from');
    const session = await page.createCDPSession();
    await session.send('ServiceWorker.enable');
    await session.send('ServiceWorker.startWorker', { scopeURL: base });
    await session.detach();
  }

  async function evaluateInBackground<A extends Json[], T>(
    fn: (...args: A) => T | Promise<T>,
    ...args: A
  ): Promise<T> {
    for (const end = Date.now() + TIMEOUT; ;) {
      try {
        return (await (await worker()).evaluate(callOf(fn, args))) as T;
      } catch (error) {
        // A worker that is just stopping ran nothing; the next one will.
        const stopping = /Execution context is not available/.test(String(error));
        if (!stopping || Date.now() > end) throw error;
        await delay(100);
        await startWorker();
      }
    }
  }

  await closeWelcome((address) => closePage(browser, address), base, options.profile !== undefined);

  const popupUrl = await evaluateInBackground(() => chrome.action.getPopup({}));
  const isPopup = (url: string) => url.split('#')[0] === popupUrl;
  const isPanel = (url: string) => url.split('#')[0] === `${base}sidepanel.html`;

  const activePage = () =>
    until('a tab to be active', async () =>
      visiblePage(
        (await browser.pages()).filter((page) => !isPopup(page.url()) && !isPanel(page.url())),
      ),
    );

  async function surface(page: Page): Promise<Surface> {
    if (options.colorScheme) await emulateScheme(page, options.colorScheme);
    return pageSurface(page, emulateScheme);
  }

  /** Presses the real toolbar button with the popup disabled, which grants the active tab. */
  async function grantActiveTab(): Promise<void> {
    await closePopup();
    await evaluateInBackground(setPopup, '');
    // On a busy machine the visible tab may not yet be the browser's active one, and the grant
    // would be for a different tab than the event is dispatched for.
    let presses = 0;
    await until('a press on the active tab', async () => {
      await evaluateInBackground(recordNextPress);
      await (await activePage()).triggerExtensionAction(extension);
      // The press is handled some time after it was sent: the popup must stay disabled until then.
      await until('the press to arrive', () => evaluateInBackground(() => 'pressed' in self));
      presses += 1;
      if (!(await evaluateInBackground(isPressedTabActive))) return false;
      // The press may be handled before its grant is; some pages let no script in whatever is granted.
      return presses > MOST_PRESSES || evaluateInBackground(canInject);
    });
    await evaluateInBackground(setPopup, popupUrl);
  }

  /** Looks among the targets, because puppeteer does not list the popup as a page. */
  async function popupPage(): Promise<Page | null> {
    const open = browser.targets().find((target) => isPopup(target.url()));
    return (await open?.asPage()) ?? null;
  }

  async function closePopup(): Promise<void> {
    const open = await popupPage();
    if (!open) return;
    await open.evaluate(() => window.close()).catch(() => {});
    await until('the popup to close', async () => !(await popupPage()));
  }

  return {
    name: 'chromium',
    profile: places.profile,
    ...lifetime(browser, places),
    evaluateInBackground,
    closePopup,

    async startOver(extensionDir) {
      await closePopup();
      const blank = await browser.newPage();
      for (const page of await browser.pages()) if (page !== blank) await page.close();
      for (const each of installed) await browser.uninstallExtension(each);
      await emptyDirectory(places.downloads);
      // The id is derived from the path, and the storage from the id: data still being deleted does
      // not belong to the copy.
      const copy = await mkdtemp(join(places.profile, 'build-'));
      await cp(extensionDir, copy, { recursive: true });
      return drive(browser, { ...options, extensionDir: copy }, places);
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
      await (await activePage()).triggerExtensionAction(extension);
      return surface(await until('the popup to open', popupPage));
    },

    async panel() {
      const open = browser.targets().find((target) => isPanel(target.url()));
      const page = await open?.asPage();
      return page ? surface(page) : null;
    },

    async popup() {
      const open = await popupPage();
      return open && surface(open);
    },

    async pressShortcut(command) {
      await grantActiveTab();
      await evaluateInBackground(untilListening);
      await evaluateInBackground(async (name) => {
        const [tab] = await chrome.tabs.query({ active: true, lastFocusedWindow: true });
        const event = chrome.commands.onCommand as unknown as DispatchedEvent;
        event.dispatch(name, tab);
      }, command);
    },

    async chooseMenu(itemId, { selectionText = null, linkUrl = null, selected = false } = {}) {
      const page = await activePage();
      const point = (await page.evaluate(
        callOf(menuPoint, [selectionText, linkUrl, selected]),
      )) as ReturnType<typeof menuPoint>;
      if ('problem' in point) throw new Error(point.problem);
      await grantActiveTab();
      await evaluateInBackground(untilListening);
      await evaluateInBackground(dispatchMenu, itemId, selectionText, linkUrl);
    },

    async chooseActionMenu(itemId) {
      await grantActiveTab();
      await evaluateInBackground(untilListening);
      await evaluateInBackground(dispatchMenu, itemId, null, null);
    },

    enterKeyword: (words, choose) => evaluateInBackground(enterKeyword, words, choose),

    async openExtensionPage(path) {
      const page = await browser.newPage();
      await page.goto(base + path);
      await showPage(page);
      return surface(page);
    },

    async pages() {
      const pages = await browser.pages();
      const own = pages.filter((page) => page.url().startsWith(base) && !isPopup(page.url()));
      return Promise.all(own.map(surface));
    },

    async whileAllowing(hosts, act) {
      const page = await browser.newPage();
      await page.goto('chrome://extensions');
      for (const host of [hosts].flat()) await page.evaluate(callOf(grantHost, [id, host]));
      await page.close();
      await act();
    },

    badgeText: () =>
      evaluateInBackground(async () => {
        const [tab] = await chrome.tabs.query({ active: true, lastFocusedWindow: true });
        return chrome.action.getBadgeText(tab?.id === undefined ? {} : { tabId: tab.id });
      }),

    async backgroundMemory() {
      const { client } = await worker();
      return (await client.send('Runtime.getHeapUsage')).usedSize;
    },

    async stopBackground() {
      // Closing the target also detaches from it: a worker held by a debugger never restarts.
      await (await worker()).close();
      await until('the worker to stop', async () => !browser.targets().some(isWorker));
    },

    /**
     * Reads by pasting: an extension that does not request the permission to read cannot be granted
     * it.
     */
    async clipboardText() {
      const page = await browser.newPage();
      await page.setContent('<textarea autofocus></textarea>');
      await page.focus('textarea');
      await page.keyboard.press('v', { commands: ['paste'] });
      const text = await page.evaluate(() => document.querySelector('textarea')?.value ?? '');
      await page.close();
      return text;
    },
  };
}

function emulateScheme(page: Page, scheme: ColorScheme): Promise<void> {
  return page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
}
