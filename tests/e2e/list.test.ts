import { beforeAll, describe, expect, it } from 'vitest';
import { violationsIn } from './axe.ts';
import type { Surface } from './browsers/types.ts';
import { until } from './browsers/wait.ts';
import { articlePage, clipPage, collectionWhere, reload } from './collection.ts';
import { endToEnd } from './run.ts';

const run = endToEnd();
let library: Surface;

const PICTURE =
  '<svg xmlns="http://www.w3.org/2000/svg" width="600" height="400"><rect width="600" height="400" fill="teal"/></svg>';

const titles = () =>
  library.evaluate(() =>
    Array.from(document.querySelectorAll('.clip-title'), (each) => each.textContent?.trim()),
  );
const titlesAre = (...wanted: string[]) =>
  until(`the list ${wanted.join()}`, async () =>
    (await titles()).join() === wanted.join() ? true : null,
  );
const choose = (order: string) =>
  library.evaluate((value) => {
    const select = document.querySelector<HTMLSelectElement>('[data-testid="list-order"]');
    if (!select) throw new Error('No order to choose');
    select.value = value;
    select.dispatchEvent(new Event('change', { bubbles: true }));
  }, order);

beforeAll(async () => {
  const picture = run.site.serve('/lead.svg', PICTURE, 'image/svg+xml');
  const withPicture = articlePage('Ferries', 30).replace('<p>', `<p><img src="${picture}"></p><p>`);
  await clipPage(run.browser, run.site.serve('/ferries', withPicture));
  await collectionWhere(run.browser, 'the image', ({ images }) => images.length === 1);
  await clipPage(run.browser, run.site.serve('/apples', articlePage('apples', 2)));
  library = await run.browser.openExtensionPage('library.html');
  await titlesAre('apples', 'Ferries');
});

describe('the list', () => {
  it('shows a thumbnail or the site’s initial, and an excerpt', async () => {
    await until('the picture', () =>
      library.evaluate(
        () => document.querySelector<HTMLImageElement>('img.thumbnail')?.naturalWidth === 320,
      ),
    );
    expect(await library.count('.monogram')).toBe(1);
    await library.waitFor('.clip-excerpt', { text: 'Paragraph 1.' });
    expect(await library.text('.day')).toBe('Today');
    expect(await library.count('.unread-mark')).toBe(2);
    expect(await violationsIn(library)).toEqual([]);
  });

  it('names the language of titles and excerpts, for screen readers and Chinese characters', async () => {
    const languages = await library.evaluate(() =>
      Array.from(document.querySelectorAll('.clip-title, .clip-excerpt'), (each) =>
        each.getAttribute('lang'),
      ),
    );
    expect(languages).toEqual(['en', 'en', 'en', 'en']);
  });

  it('lines up titles and excerpts of both directions where the interface begins', async () => {
    const edges = await library.evaluate(() => {
      document.documentElement.dir = 'rtl';
      const edge = (selector: string) => {
        const element = document.querySelector(selector);
        if (element) element.textContent = 'Short';
        const range = document.createRange();
        if (element) range.selectNodeContents(element);
        return Math.round(range.getBoundingClientRect().right);
      };
      return [edge('.clip-title'), edge('.clip-excerpt')];
    });
    const words = await library.evaluate(() => {
      const box = document.querySelector('.clip-words')?.getBoundingClientRect();
      return Math.round(box?.right ?? 0);
    });
    await reload(library);
    await titlesAre('apples', 'Ferries');
    expect(edges).toEqual([words, words]);
  });

  it('can be shown as a list, cards or headlines, separately for each view', async () => {
    for (const layout of ['cards', 'headlines']) {
      await library.click(`[data-testid="layout-${layout}"]`);
      await library.waitFor(`[data-layout="${layout}"]`);
      await titlesAre('apples', 'Ferries');
      expect(await violationsIn(library)).toEqual([]);
    }
    await reload(library);
    await library.waitFor('[data-layout="headlines"] .clip-title');
    await library.click('[data-testid="place-starred"]');
    await library.waitFor('[data-testid="layout-list"][aria-pressed="true"]');
    await library.click('[data-testid="place-inbox"]');
    await library.click('[data-testid="layout-list"]');
    await library.waitFor('[data-layout="list"]');
  });

  it('supports arrow keys in two directions in the card layout', async () => {
    await library.setViewport(1280, 800);
    await library.click('[data-testid="layout-cards"]');
    await library.waitFor('[data-layout="cards"] .clip-title');
    await library.evaluate(() =>
      document.querySelector<HTMLElement>('li[data-index="0"] .clip-link')?.focus(),
    );
    await library.press('ArrowRight');
    await library.waitFor('li[data-index="1"] .clip-link:focus');
    await library.press('ArrowLeft');
    await library.waitFor('li[data-index="0"] .clip-link:focus');
    await library.click('[data-testid="layout-list"]');
  });

  it('can be sorted, and shows days only when sorted by date', async () => {
    await choose('length');
    await titlesAre('Ferries', 'apples');
    await library.waitFor('.day', { hidden: true });
    await choose('title');
    await titlesAre('apples', 'Ferries');
    await choose('clipped');
    await library.waitFor('.day');
  });

  it('has views for clips that are being read and for finished ones', async () => {
    await library.click('li[data-index="1"] [data-testid="clip-row"]');
    await library.waitFor('[data-testid="progress"]');
    await until('the text to be long enough to scroll', () =>
      library.evaluate(() => {
        const scroller = document.querySelector('.reader-scroll');
        scroller?.scrollTo(0, scroller.scrollHeight / 3);
        return (scroller?.scrollTop ?? 0) > 300;
      }),
    );
    await library.waitFor('[data-testid="progress"]', { text: /[2-9]\d/ });
    await library.click('[data-testid="close-reader"]');
    await collectionWhere(run.browser, 'the progress', ({ clips }) =>
      clips.some(({ title, progress }) => title === 'Ferries' && progress > 0 && progress < 100),
    );
    await library.click('[data-testid="place-reading"]');
    await titlesAre('Ferries');
    await library.waitFor('.clip-progress', { text: '% read' });
    await library.click('[data-testid="select"]');
    await library.click('[data-testid="bulk-read"]');
    await library.waitFor('[data-testid="empty"]');
    await library.click('[data-testid="place-done"]');
    await titlesAre('Ferries');
    await library.click('[data-testid="place-inbox"]');
  });
});
