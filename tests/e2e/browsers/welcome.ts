import type { Browser } from 'puppeteer-core';
import { until, withTimeLimit } from './wait.ts';

/**
 * Closes the page that the extension opens after installation, since tests start without it.
 * @param base the address of the extension's pages
 */
export async function closeWelcome(browser: Browser, base: string): Promise<void> {
  await until('the page that opens after the installation', async () => {
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
  });
}
