// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { finish } from '../../../lib/extraction/finish';
import { readForJudging } from '../../../lib/extraction/read-article';

const SENTENCE =
  'The mole was built in 1874, when the railway came down from the hills and the boats made room.';
const INTRODUCTION = 'How a railway, a storm and a stubborn engineer gave the town its harbour.';

/** The article of a page on which the judge rejected all paragraphs outside `.text`. */
function articleOf(before: string, head = '') {
  const html = `<html><head><title>The harbour</title>${head}</head><body><article><h1>The harbour</h1>${before}
    <div class="text"><p>${SENTENCE}</p><p>${SENTENCE}</p></div></article></body></html>`;
  const document = new DOMParser().parseFromString(html, 'text/html');
  const page = readForJudging(document, 'https://gull.example/harbour', { hidden: 'left out' });
  if (!page) throw new Error('Nothing was read');
  const kept = Uint8Array.from(page.texts, ({ text }) => (text === SENTENCE ? 1 : 0));
  const article = finish(page, { kept, judged: null });
  if (!article) throw new Error('No article');
  return article;
}

describe('the standfirst', () => {
  it.each([
    ['a class of its own', `<p class="article__standfirst">${INTRODUCTION}</p>`],
    ['the name of its property', `<p itemprop="description">${INTRODUCTION}</p>`],
    ['the class of its only container', `<div class="subTitle"><p>${INTRODUCTION}</p></div>`],
    ['a heading with such a class', `<h2 class="dek">${INTRODUCTION}</h2>`],
  ])('is recognised by %s, and kept apart from the text', (_how, html) => {
    const article = articleOf(html);
    expect(article.standfirst).toBe(INTRODUCTION);
    expect(article.text).not.toContain('stubborn engineer');
    expect(article.receipt?.dropped.map(({ text }) => text)).not.toContain(INTRODUCTION);
  });

  it('is recognised by the page’s description', () => {
    const head = `<meta name="description" content="${INTRODUCTION}">`;
    expect(articleOf(`<p>${INTRODUCTION}</p>`, head).standfirst).toBe(INTRODUCTION);
    expect(articleOf(`<p>${INTRODUCTION}</p>`).standfirst).toBeUndefined();
  });

  it.each([
    ['the title repeated', '<p class="subtitle">The harbour</p>'],
    ['a label', '<p class="subtitle">By our correspondent</p>'],
    ['a caption', `<figure><figcaption class="subtitle">${INTRODUCTION}</figcaption></figure>`],
    ['a menu', `<ul class="subtitle"><li>${INTRODUCTION}</li></ul>`],
    ['a long text', `<p class="subtitle">${`${SENTENCE} `.repeat(20)}</p>`],
    ['an endless word', `<p class="subtitle">${'a'.repeat(100_000)}</p>`],
    ['a link to another page', `<p class="subtitle"><a href="/other">${INTRODUCTION}</a></p>`],
    [
      'in the middle of a larger part',
      `<div class="lead"><p>${SENTENCE.slice(4)}</p><p>${INTRODUCTION}</p></div>`,
    ],
  ])('is not %s', (_what, html) => {
    expect(articleOf(html).standfirst).toBeUndefined();
  });

  it('is not found after the text has begun', () => {
    const article = articleOf(`<p>${SENTENCE}</p><p class="subtitle">${INTRODUCTION}</p>`);
    expect(article.standfirst).toBeUndefined();
  });
});
