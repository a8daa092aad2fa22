import { launch } from './browsers/launch.ts';
import type { BrowserName, TestBrowser } from './browsers/types.ts';

/** Browsers that one file of tests after the other works with, by the device that each plays. */
const running = new Map<string, TestBrowser>();

/**
 * A browser in which nothing is but the extension, newly installed. It stays for the files that
 * follow, for starting one takes longer than many a test, and ends with vitest's worker. Whoever may
 * kill it starts its own.
 */
export async function sharedBrowser(
  name: BrowserName,
  device: string,
  extensionDir: string,
): Promise<TestBrowser> {
  const before = running.get(device);
  // One that fails to start over is no good to the next file either.
  running.delete(device);
  const browser = before
    ? await startOver(before, extensionDir)
    : await launch(name, { extensionDir });
  running.set(device, browser);
  return browser;
}

async function startOver(browser: TestBrowser, extensionDir: string): Promise<TestBrowser> {
  try {
    return await browser.startOver(extensionDir);
  } catch (error) {
    await browser.kill();
    throw error;
  }
}
