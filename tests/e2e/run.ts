import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, beforeEach } from 'vitest';
import { launch } from './browsers/launch.ts';
import type { BrowserName, TestBrowser } from './browsers/types.ts';
import { sharedBrowser } from './shared.ts';
import { startSite } from './site.ts';
import type { Site } from './site.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

const BUILDS: Record<BrowserName, string> = {
  chromium: '.output/chrome-mv3',
  firefox: '.output/firefox-mv3',
};

/** Environment of a file of end-to-end tests; its fields are available once the tests run. */
export interface Run {
  readonly name: BrowserName;
  readonly browser: TestBrowser;
  readonly site: Site;
  /** Kills the browser and starts it again with the same profile. */
  crashAndRelaunch(): Promise<void>;
}

const browserName = (): BrowserName =>
  process.env.TEARSHEET_BROWSER === 'firefox' ? 'firefox' : 'chromium';

/** Path of the build for the browser under test. */
export const buildOf = () => ROOT + BUILDS[browserName()];

/** Options for the browser that a file of tests uses. */
export interface RunOptions {
  extensionDir?: string;
  /** Name of a further device, beside the first. */
  device?: string;
  /** Whether to use a new profile, for tests that kill or measure the browser. */
  fresh?: boolean;
}

/**
 * Sets up one browser with the extension newly installed, and one site, for a file of tests.
 * `TEARSHEET_BROWSER` selects the browser. When a test fails, screenshots of everything open are
 * stored in artifacts/.
 */
export function endToEnd(options: RunOptions = {}): Run {
  const { extensionDir = buildOf(), device = 'first', fresh = false } = options;
  const name = browserName();
  let browser: TestBrowser | undefined;
  let site: Site | undefined;

  beforeAll(async () => {
    site = await startSite();
    browser = fresh
      ? await launch(name, { extensionDir })
      : await sharedBrowser(name, device, extensionDir);
  });

  beforeEach(({ onTestFailed, task }) => {
    onTestFailed(() => keepScreenshots(browser, `${name}-${task.name}`));
  });

  afterAll(async () => {
    if (fresh) await browser?.close();
    await site?.close();
  });

  return {
    name,
    get browser() {
      if (!browser) throw new Error('The browser runs only during tests');
      return browser;
    },
    get site() {
      if (!site) throw new Error('The site is there only during tests');
      return site;
    },
    async crashAndRelaunch() {
      if (!fresh) throw new Error('Others work with this browser: start a fresh one to kill it');
      const { profile } = this.browser;
      await this.browser.kill();
      browser = await launch(name, { extensionDir, profile });
    },
  };
}

async function keepScreenshots(browser: TestBrowser | undefined, title: string): Promise<void> {
  if (!browser) return;
  const path = `${ROOT}artifacts/failures/${title.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-')}`;
  try {
    await (await browser.popup())?.screenshot(`${path}-popup.png`);
    const page = await browser.activeTab();
    await page.screenshot(`${path}.png`);
    console.log(`Screenshots: ${path}*.png`);
  } catch (error) {
    // The test's own failure matters, and a dead browser has nothing to show.
    console.log(`No screenshot of “${title}”: ${String(error)}`);
  }
}
