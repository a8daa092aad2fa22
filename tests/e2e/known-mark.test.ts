import { cp, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { launch } from './browsers/launch.ts';
import type { TestBrowser } from './browsers/types.ts';
import { articlePage, clipPage } from './collection.ts';
import { buildOf, endToEnd } from './run.ts';

const run = endToEnd();
let browser: TestBrowser;

/*
 * Chromium draws its permission prompt outside the driver's reach, and has no other way to grant
 * one: there the permission is granted at installation. In Firefox the real switch is used.
 */
beforeAll(async () => {
  if (run.name === 'firefox') {
    browser = run.browser;
    return;
  }
  const copy = await mkdtemp(join(tmpdir(), 'tearsheet-granted-'));
  await cp(buildOf(), copy, { recursive: true });
  const path = join(copy, 'manifest.json');
  const manifest = JSON.parse(await readFile(path, 'utf8')) as { permissions: string[] };
  manifest.permissions.push('webNavigation');
  await writeFile(path, JSON.stringify(manifest));
  browser = await launch(run.name, { extensionDir: copy });
});
afterAll(async () => {
  if (browser !== run.browser) await browser.close();
});

it('the toolbar button indicates pages that are already clipped, if the user enables that', async () => {
  const clipped = run.site.serve('/clipped', articlePage('A clip'));
  const other = run.site.serve('/other', articlePage('No clip'));
  await clipPage(browser, clipped);
  if (run.name === 'firefox') {
    const settings = await browser.openExtensionPage('library.html#settings/clipping');
    await browser.whileAllowing([], () => settings.click('[data-testid="known-mark"]'));
    await settings.waitFor('[data-testid="known-mark"]:checked');
    await settings.close();
  }
  await browser.openTab(other);
  expect(await browser.badgeText()).toBe('');
  // The page wakes a stopped background; in Firefox only after a restart with the permission, which
  // an alarm triggers.
  await browser.stopBackground();
  expect(await browser.badgeText()).toBe('');
  await browser.stopBackground();
  const tab = await browser.openTab(clipped);
  await expect.poll(() => browser.badgeText()).toBe('●');
  await tab.evaluate(() => history.pushState(null, '', '/other'));
  await tab.evaluate(() => history.pushState(null, '', '/clipped'));
  await expect.poll(() => browser.badgeText()).toBe('●');
});
