import type { Browser } from 'puppeteer-core';
import { TIMEOUT, until } from './wait.ts';

/** How long to wait for the page after a restart, in ms. */
const AFTER_RESTART = 10_000;

/**
 * Closes the page that the extension opens after installation, since tests start without it.
 * @param close closes the tab of an address, and returns whether there is one
 * @param base the address of the extension's pages
 * @param isRestart whether the profile is not new: after a crash, a browser may know the extension
 *   already, and then there is no such page
 */
export async function closeWelcome(
  close: (address: string) => Promise<boolean>,
  base: string,
  isRestart = false,
): Promise<void> {
  const closed = until(
    'the page that opens after the installation',
    () => close(`${base}library.html#/welcome`),
    isRestart ? AFTER_RESTART : TIMEOUT,
  );
  await (isRestart ? closed.catch(() => undefined) : closed);
}

/** Closes the page of an address; for browsers that tell the address of every page. */
export async function closePage(browser: Browser, address: string): Promise<boolean> {
  const page = (await browser.pages()).find((each) => each.url() === address);
  await page?.close();
  return page !== undefined;
}
