import { until } from './wait.ts';
import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { ElementHandle, KeyInput, Page } from 'puppeteer-core';
import { createSurface } from './surface.ts';
import type { ColorScheme, Surface } from './types.ts';

/** A surface for anything that puppeteer treats as a page: tabs, and Chromium's popup. */
export function pageSurface(
  page: Page,
  setColorScheme: (page: Page, scheme: ColorScheme) => Promise<void>,
): Surface {
  return createSurface({
    evaluate: (expression) => page.evaluate(expression),
    click: (x, y) => page.mouse.click(x, y),
    typeText: (text) => page.keyboard.type(text),

    async press(keys) {
      const held = keys.slice(0, -1) as KeyInput[];
      for (const key of held) await page.keyboard.down(key);
      await page.keyboard.press(keys.at(-1) as KeyInput);
      for (const key of held.toReversed()) await page.keyboard.up(key);
    },

    async setFile(selector, path) {
      // If it was redrawn since it was found, it is looked up again.
      await until(`a file input ${selector}`, async () => {
        const input = (await page.$(selector)) as ElementHandle<HTMLInputElement> | null;
        await input?.uploadFile(path);
        return input;
      });
    },

    async screenshot(path) {
      await mkdir(dirname(path), { recursive: true });
      await page.screenshot({ path });
    },

    setViewport: (width, height) => page.setViewport({ width, height }),
    setColorScheme: (scheme) => setColorScheme(page, scheme),
    bringToFront: () => showPage(page),
    close: () => page.close(),
  });
}

/** The page of the active tab: the only visible one. */
export async function visiblePage(pages: Page[]): Promise<Page | null> {
  const states = await Promise.all(pages.map(visibility));
  const visible = pages.filter((_page, index) => states[index] === 'visible');
  // While tabs are switched, two of them or none report being visible.
  return visible.length === 1 ? (visible[0] ?? null) : null;
}

/** Brings a tab to the front, and waits until it is there. */
export async function showPage(page: Page): Promise<void> {
  await page.bringToFront();
  await until('the tab to be in front', async () => (await visibility(page)) === 'visible');
}

/** A page that is closing is still listed, and no longer answers. */
function visibility(page: Page): Promise<string> {
  return page.evaluate(() => document.visibilityState).catch(() => 'hidden');
}
