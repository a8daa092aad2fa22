import type { Browser } from 'puppeteer-core';
import { TIMEOUT, until, withTimeLimit } from './wait.ts';

/** How long to wait for the page after a restart, in ms. */
const AFTER_RESTART = 10_000;

/**
 * Closes the page that the extension opens after installation, since tests start without it.
 * @param base the address of the extension's pages
 * @param isRestart whether the profile is not new: after a crash, a browser may know the extension
 *   already, and then there is no such page
 */
export async function closeWelcome(
  browser: Browser,
  base: string,
  isRestart = false,
): Promise<void> {
  const timeout = isRestart ? AFTER_RESTART : TIMEOUT;
  const closed = until('the page that opens after the installation', close, timeout);
  await (isRestart ? closed.catch(() => undefined) : closed);

  async function close(): Promise<boolean> {
    for (const page of await browser.pages()) {
      // Firefox reveals the address of an extension's page only within that page, and a page that
      // is just closing may never answer.
      const url = await withTimeLimit(
        page.evaluate(() => location.href),
        3000,
      ).catch(() => '');
      if (url !== `${base}library.html#/welcome`) continue;
      await page.close();
      return true;
    }
    return false;
  }
}
