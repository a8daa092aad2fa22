import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { launch } from './browsers/launch.ts';
import type { BrowserName, TestBrowser } from './browsers/types.ts';

/** Browsers shared by the files of tests, by the device that each plays. */
const running = new Map<string, TestBrowser>();

/**
 * Returns a browser with nothing in it but the extension, newly installed. It is kept for the files
 * that follow, since starting one takes longer than many a test. Tests that may kill it start their
 * own.
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

/**
 * No file closes it, and vitest ends its worker from outside: `temporary.ts` kills it, by a marker
 * file.
 */
async function start(name: BrowserName, extensionDir: string): Promise<TestBrowser> {
  const browser = await launch(name, { extensionDir });
  await writeFile(join(tmpdir(), `browser-${browser.pid}`), '');
  return browser;
}

/**
 * Resets a browser. If that fails, because a page of the previous file hangs, kills it and returns
 * `null`.
 */
async function startOver(browser: TestBrowser, extensionDir: string): Promise<TestBrowser | null> {
  try {
    return await browser.startOver(extensionDir);
  } catch (error) {
    console.error('A browser did not start over, and another is started:', error);
    await browser.kill();
    return null;
  }
}
