import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { launch } from './browsers/launch.ts';
import type { BrowserName, TestBrowser } from './browsers/types.ts';

/** Browsers that one file of tests after the other works with, by the device that each plays. */
const running = new Map<string, TestBrowser>();

/**
 * A browser in which nothing is but the extension, newly installed. It stays for the files that
 * follow, for starting one takes longer than many a test. Whoever may kill it starts its own.
 */
export async function sharedBrowser(
  name: BrowserName,
  device: string,
  extensionDir: string,
): Promise<TestBrowser> {
  const before = running.get(device);
  running.delete(device);
  const browser =
    (before && (await startOver(before, extensionDir))) ?? (await start(name, extensionDir));
  running.set(device, browser);
  return browser;
}

/** No file closes it, and vitest ends its worker from outside: `temporary.ts` does, told by a file. */
async function start(name: BrowserName, extensionDir: string): Promise<TestBrowser> {
  const browser = await launch(name, { extensionDir });
  await writeFile(join(tmpdir(), `browser-${browser.pid}`), '');
  return browser;
}

/** A browser that does not start over, since a page of the file before hangs in it, is let go: `null`. */
async function startOver(browser: TestBrowser, extensionDir: string): Promise<TestBrowser | null> {
  try {
    return await browser.startOver(extensionDir);
  } catch (error) {
    console.error('A browser did not start over, and another is started:', error);
    await browser.kill();
    return null;
  }
}
