import { describe, expect, it } from 'vitest';
import { collectionWhere, openPopup } from './collection.ts';
import { endToEnd } from './run.ts';

const run = endToEnd();

const sentence = (word: string): string =>
  `The ${word} was built in 1874, when the railway came down from the hills and the boats had to make room for steamers.`;
const page = (head: string, body: string): string =>
  `<!doctype html><html lang="en"><head><title>The old harbour</title>${head}</head><body>${body}</body></html>`;

describe('reviewing the article before saving', () => {
  it('restores a dropped block and removes a kept one by keyboard', async () => {
    const address = run.site.serve(
      '/choice',
      page(
        '<meta property="article:tag" content="Tides"><meta property="article:tag" content="Steamers">',
        `<article><h1>The old harbour</h1><p>${sentence('mole')}</p><div class="newsletter"><p>Get the harbour news by mail.</p></div><p>${sentence('quay')}</p><p>${sentence('dock')}</p></article>`,
      ),
    );
    const popup = await openPopup(run.browser, address);
    await popup.waitFor('[data-testid="receipt"] summary');
    await popup.evaluate(() =>
      document.querySelector<HTMLElement>('[data-testid="receipt"] summary')?.focus(),
    );
    await popup.press('Enter');
    await popup.waitFor('[data-testid="receipt-option"]', { text: 'Get the harbour' });
    const tick = async (words: string) => {
      await popup.evaluate((wanted) => {
        const option = Array.from(document.querySelectorAll('[data-testid="receipt-option"]')).find(
          (each) => each.textContent?.includes(wanted),
        );
        option?.querySelector('input')?.focus();
      }, words);
      await popup.press(' ');
    };
    await tick('Get the harbour');
    await tick('The quay');
    const shown = () =>
      popup.evaluate(
        () => document.querySelector('iframe')?.contentDocument?.body.textContent ?? '',
      );
    await expect.poll(shown).toContain('Get the harbour news by mail.');
    expect(await shown()).not.toContain('The quay');

    await popup.click('[data-testid="suggested-tag"]');
    await popup.waitFor('.chip', { text: 'Tides' });
    await popup.press('Control+Enter');
    await popup.waitFor('#app[data-state="saved"]');
    const { clips, contents } = await collectionWhere(run.browser, 'the clip', (there) =>
      there.clips.some((clip) => clip.url === address),
    );
    const clip = clips.find((each) => each.url === address);
    expect(clip?.tags).toEqual(['Tides']);
    const text = contents.find((each) => each.clipId === clip?.id)?.text;
    expect(text?.split('\n')).toEqual([
      sentence('mole'),
      'Get the harbour news by mail.',
      sentence('dock'),
    ]);
    await run.browser.closePopup();
  });

  it('applies the same choices to the next page of the site, until they are forgotten', async () => {
    const address = run.site.serve(
      '/next',
      page(
        '',
        `<article><h1>The new harbour</h1><p>${sentence('slipway')}</p><div class="newsletter"><p>Get the ferry’s news by mail.</p></div><p>${sentence('ferry')}</p><p>${sentence('crane')}</p></article>`,
      ),
    );
    const popup = await openPopup(run.browser, address);
    const shown = () =>
      popup.evaluate(
        () => document.querySelector('iframe')?.contentDocument?.body.textContent ?? '',
      );
    await popup.waitFor('[data-testid="leanings-notice"]', { text: 'your earlier choices on' });
    await expect.poll(shown).toContain('Get the ferry’s news by mail.');
    expect(await shown()).toContain('The ferry was built');
    await popup.click('[data-testid="leanings-forget"]');
    await expect.poll(shown).not.toContain('Get the ferry’s news');
    expect(
      await popup.evaluate(() => document.querySelector('[data-testid="leanings-notice"]')),
    ).toBeNull();
    await run.browser.closePopup();
  });

  it('warns about further pages, a paywall and several articles', async () => {
    const story = (word: string) =>
      `<article><h2>The ${word}</h2>${`<p>${sentence(word)}</p>`.repeat(6)}</article>`;
    const address = run.site.serve(
      '/more',
      page(
        '<script type="application/ld+json">{"@type":"NewsArticle","headline":"The old harbour","isAccessibleForFree":"False"}</script>',
        `<main>${story('mole')}${story('quay')}</main><a href="/more?page=2">2</a>`,
      ),
    );
    run.site.serve('/more?page=2', 'Not a page.', 'text/plain');
    const popup = await openPopup(run.browser, address);
    await popup.waitFor('[data-testid="next-page-notice"]', { text: 'more pages' });
    await popup.waitFor('[data-testid="paywall-note"]');
    // Its link does not lead to a page.
    await popup.click('[data-testid="get-pages"]');
    await popup.waitFor('[data-testid="next-page-notice"]', { text: 'Not every page' });
    await popup.waitFor('[data-testid="doubt-notice"]', { text: 'several articles' });
    await run.browser.closePopup();
  });

  it.each([
    ['after the first', '', 'first'],
    ['before and after the open one', '?page=2', 'middle'],
    ['before the last', '?page=3', 'last'],
  ])('joins an article’s further pages, %s', async (_which, opened, name) => {
    const part = (number: number, links: string) =>
      page(
        '',
        `<article><h1>The old harbour</h1><p>${sentence(`mole${number}`)}</p><p>${sentence(`quay${number}`)}</p></article>${links}`,
      );
    const next = (number: number) => `<a rel="next" href="/${name}?page=${number}">${number}</a>`;
    const previous = (number: number) =>
      `<a href="/${name}${number === 1 ? '' : `?page=${number}`}">${number}</a>`;
    const address = run.site.serve(`/${name}`, part(1, next(2)));
    run.site.serve(`/${name}?page=2`, part(2, previous(1) + next(3)));
    run.site.serve(`/${name}?page=3`, part(3, previous(1) + previous(2)));
    const popup = await openPopup(run.browser, address + opened);
    await popup.click('[data-testid="get-pages"]');
    await popup.waitFor('[data-testid="pages-joined"]', { text: 'All pages' });
    await popup.press('Control+Enter');
    await popup.waitFor('#app[data-state="saved"]');
    const { clips, contents } = await collectionWhere(run.browser, 'the clip', (there) =>
      there.clips.some((clip) => clip.url === address),
    );
    const clip = clips.find((each) => each.url === address);
    expect(contents.find((each) => each.clipId === clip?.id)?.text.split('\n')).toEqual(
      [1, 2, 3].flatMap((number) => [sentence(`mole${number}`), sentence(`quay${number}`)]),
    );
    await run.browser.closePopup();
  });
});
