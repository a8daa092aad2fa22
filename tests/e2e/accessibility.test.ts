import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { violationsIn } from './axe.ts';
import { openPopup } from './collection.ts';
import { endToEnd } from './run.ts';

const run = endToEnd();

describe('axe finds no violations in light or dark mode', () => {
  it('in the popup, for an article, a saved clip and a page that cannot be clipped', async () => {
    const popup = await openPopup(run.browser, run.site.page('mexico-north-korea'));
    await popup.type('[data-testid="tag-input"]', 'diplomacy,');
    expect(await violationsIn(popup)).toEqual([]);
    await popup.click('[data-testid="save"]');
    await popup.waitFor('#app[data-state="saved"]');
    expect(await violationsIn(popup)).toEqual([]);
    await run.browser.closePopup();
    const nothing = await openPopup(run.browser, run.site.page('not-home'));
    expect(await violationsIn(nothing)).toEqual([]);
    await run.browser.closePopup();
  });

  it('in the library, for the list, a clip, an empty view and the settings', async () => {
    const library = await run.browser.openExtensionPage('library.html');
    await library.waitFor('[data-testid="clip-row"]');
    expect(await violationsIn(library)).toEqual([]);
    await library.click('[data-testid="clip-row"]');
    await library.waitFor('[data-testid="reader"]');
    expect(await violationsIn(library)).toEqual([]);
    await library.click('[data-testid="place-trash"]');
    await library.waitFor('[data-testid="empty"]');
    expect(await violationsIn(library)).toEqual([]);
    await library.click('[data-testid="open-sync"]');
    await library.type('[data-testid="couch-address"]', 'http://nas.test');
    expect(await violationsIn(library)).toEqual([]);
  });
});

describe('axe finds no violations while searching', () => {
  it('in the results, a query error and the search help', async () => {
    const library = await run.browser.openExtensionPage('library.html');
    await library.type('[data-testid="search"]', 'korea ');
    await library.waitFor('[data-testid="snippet"] mark');
    await library.click('[data-testid="save-search"]');
    await library.waitFor('[data-testid="saved-search"]');
    expect(await violationsIn(library)).toEqual([]);
    await library.type('[data-testid="search"]', '(');
    await library.waitFor('[data-testid="query-problem"]');
    expect(await violationsIn(library)).toEqual([]);
    await library.click('[data-testid="search-help"]');
    await library.waitFor('[data-testid="search-help-dialog"]');
    expect(await violationsIn(library)).toEqual([]);
    await library.close();
  });
});

describe('keyboard navigation', () => {
  it('saves a page, then selects, opens and stars its clip', async () => {
    const popup = await openPopup(run.browser, run.site.page('tables'));
    await popup.press('Control+Enter');
    await popup.waitFor('#app[data-state="saved"]');
    await run.browser.closePopup();
    const library = await run.browser.openExtensionPage('library.html');
    await library.waitFor('[data-testid="clip-row"]');
    const focused = () =>
      library.evaluate(() => document.activeElement?.getAttribute('data-testid') ?? '');
    const tabTo = async (wanted: string) => {
      for (let presses = 0; presses < 40 && (await focused()) !== wanted; presses += 1) {
        await library.press('Tab');
      }
      expect(await focused()).toBe(wanted);
    };
    await tabTo('clip-row');
    await library.press('ArrowDown');
    await library.waitFor('li[data-index="1"] .clip-link:focus');
    await library.press('ArrowUp');
    await library.waitFor('li[data-index="0"] .clip-link:focus');
    await library.press('Enter');
    await library.waitFor('[data-testid="reader"]');
    await tabTo('star');
    await library.press('Enter');
    await library.waitFor('[data-testid="star"][aria-pressed="true"]');
  });

  it('treats the sidebar as one tab stop, and reaches the list in a few key presses', async () => {
    const library = await run.browser.openExtensionPage('library.html');
    await library.waitFor('[data-testid="tag"]');
    await library.waitFor('[data-testid="clip-row"]');
    const focused = () =>
      library.evaluate(() => document.activeElement?.getAttribute('data-testid') ?? '');
    const presses = async (wanted: string) => {
      for (let count = 1; count < 60; count += 1) {
        await library.press('Tab');
        if ((await focused()) === wanted) return count;
      }
      return Infinity;
    };
    // Past the skip link, the search and its help, five links, and the sidebar.
    expect(await presses('place-inbox')).toBe(9);
    await library.press('ArrowDown');
    expect(await focused()).toBe('place-reading');
    await library.press('End');
    expect(await focused()).toBe('tag');
    const width = await library.evaluate(
      () => document.querySelector('.tag-text')?.getBoundingClientRect().width ?? 0,
    );
    expect(width).toBeGreaterThan(40);
    expect(await presses('clip-row')).toBeLessThanOrEqual(6);
    await library.click('[data-testid="search"]');
    await library.press('ArrowDown');
    await library.waitFor('li[data-index="0"] .clip-link:focus');
    await library.type('[data-testid="search"]', 'korea');
    await library.press('Enter');
    await library.waitFor('[data-searched="korea"] li[data-index="0"] .clip-link:focus');
    await library.close();
    const again = await run.browser.openExtensionPage('library.html');
    await again.waitFor('[data-testid="clip-row"]');
    await again.press('Tab');
    await again.waitFor('[data-testid="skip-to-list"]:focus');
    await again.press('Enter');
    await again.waitFor('li[data-index="0"] .clip-link:focus');
    await again.close();
  });

  it('moves along the places with left and right where they are one line', async () => {
    const library = await run.browser.openExtensionPage('library.html');
    await library.waitFor('[data-testid="tag"]');
    await library.screenshot(join(await mkdtemp(join(tmpdir(), 'narrow-')), 'list.png'), {
      width: 320,
      height: 640,
    });
    await library.waitFor('[data-testid="tags-toggle"]');
    const stop = () =>
      library.evaluate(() => {
        const focused = document.activeElement;
        const name = focused?.getAttribute('data-testid') ?? '';
        const { left = 0, right = 0, top = 0, height = 0 } = focused?.getBoundingClientRect() ?? {};
        // Nothing covers either end of it.
        const inView = [left + 4, right - 4].every((x) =>
          focused?.contains(document.elementFromPoint(x, top + height / 2)),
        );
        return { name, inView };
      });
    await library.click('[data-testid="place-inbox"]');
    const reached: string[] = [];
    for (let presses = 0; presses < 6; presses += 1) {
      await library.press('ArrowRight');
      const { name, inView } = await stop();
      reached.push(inView ? name : `${name}, covered`);
    }
    expect(reached).toEqual([
      'place-reading',
      'place-done',
      'place-starred',
      'place-archive',
      'place-trash',
      'open-highlights',
    ]);
    await library.press('ArrowLeft');
    expect((await stop()).name).toBe('place-trash');
    await library.close();
  });
});
