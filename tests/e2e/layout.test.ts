import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Surface } from './browsers/types.ts';
import { openPopup } from './collection.ts';
import { cutOff, pseudo, speakInstead } from './layout.ts';
import { buildOf, endToEnd } from './run.ts';

/** The build, in a pseudo-language with texts that are two fifths longer. */
const extensionDir = join(mkdtempSync(join(tmpdir(), 'tearsheet-pseudo-')), 'build');
beforeAll(async () => {
  await speakInstead(buildOf(), extensionDir, pseudo);
});
const run = endToEnd({ extensionDir });

/** A phone, a window of 1280 pixels at 200 % zoom, and the same window at 100 %. */
const WIDTHS = [320, 640, 1280];

async function fits(surface: Surface, screen: string): Promise<void> {
  for (const width of WIDTHS) {
    await surface.setViewport(width, 800);
    expect([screen, width, await cutOff(surface)]).toEqual([screen, width, []]);
  }
}

describe('nothing is cut off in a language with longer words', () => {
  it('in the popup, where the check itself also detects text that is cut off', async () => {
    const popup = await openPopup(run.browser, run.site.page('mexico-north-korea'));
    expect(await popup.text('[data-testid="save"]')).toMatch(/^⟦.*lo.*⟧$/);
    await popup.type('[data-testid="tag-input"]', 'asia/korea,');
    expect(await cutOff(popup)).toEqual([]);
    const style = (rule: string) =>
      popup.evaluate((css) => document.querySelector('button')?.setAttribute('style', css), rule);
    await style('position: absolute; width: 20px; overflow: hidden; white-space: nowrap');
    expect(await cutOff(popup)).not.toEqual([]);
    await style('');
    await popup.click('[data-testid="save"]');
    await popup.waitFor('#app[data-state="saved"]');
    expect(await cutOff(popup)).toEqual([]);
    await run.browser.closePopup();
    const nothing = await openPopup(run.browser, run.site.page('not-home'));
    expect(await cutOff(nothing)).toEqual([]);
    await run.browser.closePopup();
  });

  it('in the library, at phone width, at 200 % zoom and at full width', async () => {
    const library = await run.browser.openExtensionPage('library.html');
    await library.waitFor('[data-testid="clip-row"]');
    await fits(library, 'the list');
    await library.click('[data-testid="edit-tag"]');
    await fits(library, 'a tag');
    await library.press('Escape');
    await library.click('[data-testid="search-help"]');
    await library.waitFor('[data-testid="search-help-dialog"]');
    await fits(library, 'the help');
    await library.press('Escape');
    for (const [button, there] of [
      ['open-sync', 'couch-connect'],
      ['export', 'export-start'],
    ] as const) {
      await library.click(`[data-testid="${button}"]`);
      await library.waitFor(`[data-testid="${there}"]`);
      await fits(library, button);
      await library.press('Escape');
    }
    await library.click('[data-testid="select"]');
    await fits(library, 'a selection');
    await library.press('Escape');
    await library.click('[data-testid="clip-row"]');
    await library.waitFor('[data-testid="reader"]');
    await fits(library, 'the reader');
    await library.close();
  });
});
