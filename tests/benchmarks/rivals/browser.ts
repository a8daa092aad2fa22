import { launch as launchBrowser, TargetType } from 'puppeteer-core';
import type { Browser, Extension, Page, Target } from 'puppeteer-core';
import { findBrowser } from '../../e2e/browsers/find.ts';
import { until } from '../../e2e/browsers/wait.ts';

/** An extension installed in the browser. */
export interface Installed {
  readonly id: string;
  readonly extension: Extension;
}

/** Starts Chromium with the given extensions; only loopback is reachable. */
export async function launch(folders: readonly string[]): Promise<[Browser, Installed[]]> {
  const browser = await launchBrowser({
    executablePath: findBrowser('chromium') ?? '/usr/bin/chromium',
    headless: true,
    pipe: true,
    enableExtensions: true,
    defaultViewport: null,
    args: [
      '--no-sandbox',
      '--test-type',
      '--window-size=1280,900',
      '--disable-background-networking',
      '--enable-precise-memory-info',
      '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
    ],
  });
  const installed: Installed[] = [];
  for (const folder of folders) {
    const id = await browser.installExtension(folder);
    const extension = await until('the extension', async () =>
      (await browser.extensions()).get(id),
    );
    installed.push({ id, extension });
  }
  return [browser, installed];
}

const isPopupOf = (id: string) => (target: Target) =>
  target.type() === TargetType.PAGE && target.url().startsWith(`chrome-extension://${id}/`);

/** Presses an extension's button on a page. Returns its popup and the time of the press. */
export async function press(
  browser: Browser,
  page: Page,
  { id, extension }: Installed,
): Promise<{ popup: Page; at: number }> {
  const at = Date.now();
  await page.triggerExtensionAction(extension);
  const popup = await until('the popup', async () => {
    const target = browser.targets().find(isPopupOf(id));
    return (await target?.asPage()) ?? null;
  });
  return { popup, at };
}

/** Closes a popup and waits until it is gone. */
export async function close(browser: Browser, popup: Page, { id }: Installed): Promise<void> {
  await popup.evaluate(() => window.close()).catch(() => undefined);
  await until('the popup to close', async () => !browser.targets().some(isPopupOf(id)));
}
