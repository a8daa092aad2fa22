import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Surface, TestBrowser } from '../tests/e2e/browsers/types.ts';
import { until } from '../tests/e2e/browsers/wait.ts';
import { chooseMore } from '../tests/e2e/collection.ts';

/** Real pages need the real network, and syncing storage takes its time. */
const PATIENCE = 60_000;
const SYNC_PATIENCE = 15_000;

/** Result of clipping a page. */
export interface Clipped {
  markdown: string;
  markdownFile: string;
  /** Where the clip is stored and synced, as the reader says it. */
  storage: string;
  screenshots: string[];
}

/** Clips a page as a user does, from the toolbar button to the exported Markdown. */
export async function clipPage(
  browser: TestBrowser,
  url: string,
  directory: string,
): Promise<Clipped> {
  const screenshots: string[] = [];
  const shoot = async (surface: Surface, name: string) => {
    const path = join(directory, `${name}.png`);
    await surface.screenshot(path);
    screenshots.push(path);
  };

  await browser.openTab(url);
  const popup = await browser.pressAction();
  await reach(popup, 'ready');
  await shoot(popup, 'popup');
  await popup.click('[data-testid=save]');
  await reach(popup, 'saved');
  await browser.closePopup();

  const library = await browser.openExtensionPage('library.html');
  await library.waitFor('[data-testid=clip-row]');
  await shoot(library, 'library');
  await library.click('[data-testid=clip-row]');
  await library.waitFor('[data-testid=more]');
  await library.waitFor('[data-testid=clip-storage][data-synced=true]', { timeout: SYNC_PATIENCE });
  await until('the article to be shown', () =>
    library.evaluate(() => {
      const frame = document.querySelector<HTMLIFrameElement>('[data-testid=article]');
      const page = frame?.contentDocument;
      const text = page?.body?.textContent?.trim() ?? '';
      // Its style sheet loads after its text, and the frame then grows to its height.
      return text !== '' && page?.readyState === 'complete';
    }),
  );
  await shoot(library, 'reader');
  const storage = (await library.text('[data-testid=clip-storage]')).trim();
  await chooseMore(library, 'export-markdown');
  const markdownFile = await browser.downloaded(/\.md$/);
  return { markdown: await readFile(markdownFile, 'utf8'), markdownFile, storage, screenshots };
}

/** Waits for a state of the popup; if it ends in another, throws with the popup's own text. */
async function reach(popup: Surface, wanted: 'ready' | 'saved'): Promise<void> {
  const ends = [wanted, 'unavailable', 'error'];
  const state = await until(
    `the popup to be ${wanted}`,
    () =>
      popup.evaluate((states) => {
        const now = document.querySelector<HTMLElement>('#app')?.dataset.state ?? '';
        return states.includes(now) ? now : null;
      }, ends),
    PATIENCE,
  );
  if (state !== wanted) {
    throw new Error(`The popup says: ${(await popup.text('#app')).trim() || state}`);
  }
}
