// @vitest-environment jsdom
import { expect, it } from 'vitest';
import { joinPages } from '../../../lib/extraction/pages/join-pages';
import { article } from '../articles';

const page = (html: string, nextPage: string | null = null) =>
  article({ title: 'The harbour', html, nextPage });

it('joins pages in order, without repeating what they share', () => {
  const author = '<p>Ada Gull writes about harbours.</p>';
  const first = page(
    `<p>It opened in 1874.</p><p>Boats moved out.</p>${author}`,
    'https://a.example/2',
  );
  const second = page(
    `<h1>The Harbour</h1><p>Boats moved out.</p><h2>Later</h2><p>Steamers came.</p>${author}`,
    'https://a.example/3',
  );
  const third = page(`<p>They are gone.</p><div>${author}</div>`);
  const joined = joinPages(first, [second, third]);
  expect(joined.html).toBe(
    `<p>It opened in 1874.</p><p>Boats moved out.</p>${author}<h2>Later</h2><p>Steamers came.</p><p>They are gone.</p>`,
  );
  expect(joined.text.split('\n')).toHaveLength(6);
  expect(joined).toMatchObject({ nextPage: null, wordCount: 18, url: first.url });
});

it('keeps a sentence that is repeated in the middle of a page’s text', () => {
  const refrain = '<p>So they say.</p>';
  const text = (word: string) =>
    `<p>${word} one.</p>`.concat(...Array.from({ length: 8 }, (_, at) => `<p>${word} ${at}.</p>`));
  const joined = joinPages(page(`${refrain}${text('Boat')}`), [
    page(`${text('Crane')}${refrain}${text('Quay')}`),
  ]);
  expect(joined.html.split(refrain)).toHaveLength(3);
});

it('renumbers footnotes so that each link has its own target', () => {
  const notes = (words: string) =>
    page(
      `<p>${words}<sup id="fnref:1"><a href="#fn:1">1</a></sup></p><ol><li id="fn:1">${words} note <a href="#fnref:1">↩</a></li></ol>`,
    );
  const { html } = joinPages(notes('Mole'), [notes('Quay'), notes('Dock')]);
  const ids = [...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
  expect(ids).toEqual(['fnref:1', 'fn:1', 'fnref:2', 'fn:2', 'fnref:3', 'fn:3']);
  const links = [...html.matchAll(/ href="#([^"]+)"/g)].map(([, id]) => id);
  expect(links).toEqual(['fn:1', 'fnref:1', 'fn:2', 'fnref:2', 'fn:3', 'fnref:3']);
});

it('reports the next page if there are more', () => {
  const second = page('<p>Steamers came.</p>', 'https://a.example/3');
  const first = page('<p>Boats.</p>', 'https://a.example/2');
  expect(joinPages(first, [second]).nextPage).toBe('https://a.example/3');
  expect(joinPages(first, [])).toMatchObject({ nextPage: 'https://a.example/2', html: first.html });
});
