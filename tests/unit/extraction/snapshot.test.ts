// @vitest-environment jsdom
import { afterEach, describe, expect, it } from 'vitest';
import { extractArticle } from '../../../lib/extraction/extract';

const URL = 'https://page.example/harbour';
const sentence = (word: string): string =>
  `The ${word} was built in 1874, when the railway came down from the hills and the boats had to make room for steamers, and it stands to this day.`;
const paragraphs = (...words: readonly string[]): string =>
  words.map((word) => `<p>${sentence(word)}</p>`).join('');
const HEADING = '<h1>The harbour of the town</h1>';

/** Shows a page in the test's own window. */
function show(head: string, body: string): void {
  document.head.innerHTML = `<title>The harbour of the town</title>${head}`;
  document.body.innerHTML = body;
}

/** Clips the page shown, and checks that it stays unchanged. */
function clip() {
  const before = document.documentElement.outerHTML;
  const article = extractArticle(document, URL);
  expect(document.documentElement.outerHTML).toBe(before);
  return article;
}

afterEach(() => document.documentElement.replaceChildren(document.head, document.body));

describe('hidden content', () => {
  it.each([
    ['display', '.x { display: none }'],
    ['visibility', '.x { visibility: hidden }'],
    ['clip', '.x { position: absolute; clip: rect(0px, 0px, 0px, 0px) }'],
    ['clip path', '.x { clip-path: inset(50%) }'],
  ])('is left out if hidden by %s', (_, rule) => {
    show(
      `<style>${rule}</style>`,
      `<article>${HEADING}${paragraphs('mole', 'quay')}<p class="x">${sentence('hidden crane')}</p>${paragraphs('dock')}</article>`,
    );
    const { text } = clip();
    expect(text).toContain('The quay was');
    expect(text).toContain('The dock was');
    expect(text).not.toContain('hidden crane');
  });

  it('is kept where it is made visible again inside', () => {
    show(
      '<style>.x { visibility: hidden } .x p { visibility: visible }</style>',
      `<article>${HEADING}<div class="x">Unseen.${paragraphs('mole', 'quay', 'dock')}</div></article>`,
    );
    expect(clip().text).toBe(['mole', 'quay', 'dock'].map(sentence).join('\n'));
  });

  it('is kept in a closed details element and in the source of a formula', () => {
    show(
      '<style>.m { display: none }</style>',
      `<article>${HEADING}${paragraphs('mole', 'quay')}<details><summary>Tides</summary>${paragraphs('gauge')}</details><p>It rises by <span class="mwe-math-element"><span class="m"><math alttext="h^2"><mi>h</mi></math></span></span> in a day, and falls.</p>${paragraphs('dock')}</article>`,
    );
    const { text, html } = clip();
    expect(text).toContain('The gauge was');
    expect(html).toContain('h^2');
  });

  it('is kept if it is the whole article', () => {
    show(
      '<style>main { display: none }</style>',
      `<main><article>${HEADING}${paragraphs('mole', 'quay', 'dock')}</article></main>`,
    );
    expect(clip().text.split('\n')).toHaveLength(3);
  });

  it('is kept in a document without a window', () => {
    const source = `<title>The harbour of the town</title><style>.x { display: none }</style><article>${HEADING}${paragraphs('mole', 'quay')}<p class="x">${sentence('crane')}</p></article>`;
    const page = new DOMParser().parseFromString(source, 'text/html');
    expect(extractArticle(page, URL).text).toContain('The crane was');
  });
});

describe('composed content', () => {
  it('includes shadow trees with their slots filled', () => {
    show(
      '',
      `<main><news-story><h1 slot="title">The harbour of the town</h1>${paragraphs('quay')}</news-story></main>`,
    );
    const shadow = document.querySelector('news-story')?.attachShadow({ mode: 'open' });
    if (!shadow) throw new Error('No host');
    shadow.innerHTML = `<article><slot name="title"></slot>${paragraphs('mole')}<slot></slot><slot name="end">${paragraphs('dock')}</slot></article>`;
    const { text, title } = clip();
    expect(title).toBe('The harbour of the town');
    expect(text).toBe(['mole', 'quay', 'dock'].map(sentence).join('\n'));
  });

  it('includes the frame that contains the article', () => {
    show('', '<header>The town’s paper</header><iframe></iframe>');
    const inner = document.querySelector('iframe')?.contentDocument;
    if (!inner) throw new Error('No frame');
    inner.body.innerHTML = `<article>${HEADING}${paragraphs('mole', 'quay', 'dock', 'pier', 'lock')}<p><a href="/tides">The tides</a> ${sentence('table')}</p></article>`;
    const { text, html } = clip();
    expect(text.split('\n')).toHaveLength(6);
    expect(html).toContain('/tides"');
  });

  it('includes lazy-loaded images', () => {
    const picture = (inside: string): string => `<figure>${inside}</figure>${paragraphs('quay')}`;
    show(
      '',
      `<article>${HEADING}${paragraphs('mole')}${picture('<img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=" data-src="/a.jpg">')}${picture('<img class="lazy" src="data:image/gif;base64,R0lGODlhAQABAAAAACw="><noscript><img src="/b.jpg"></noscript>')}${picture('<picture><source srcset="/c-small.jpg 400w, /c.jpg 800w"><img></picture>')}</article>`,
    );
    const { html } = clip();
    const sources = Array.from(html.matchAll(/src="([^"]+)"/g), ([, src]) => src);
    expect(sources).toEqual(['a', 'b', 'c'].map((name) => `https://page.example/${name}.jpg`));
  });
});

describe('an endless feed below the article', () => {
  const story = (title: string, word: string): string =>
    `<article><h1>${title}</h1>${paragraphs(word, word, word, word, word)}</article>`;

  it('is cut off at the end of the article', () => {
    show(
      '',
      `<main>${story('The harbour of the town', 'mole')}${story('The mayor resigns at last', 'gavel')}</main>`,
    );
    expect(clip().text).not.toContain('gavel');
  });

  it('yields the article that the page’s title now names', () => {
    show(
      '<meta property="og:title" content="The harbour of the town"><meta name="author" content="Ada Quist">',
      `<main>${story('The harbour of the town', 'mole')}${story('The mayor resigns at last', 'gavel')}</main>`,
    );
    document.title = 'The mayor resigns at last | The Gull';
    const { title, text, authors } = clip();
    expect([title, authors]).toEqual(['The mayor resigns at last', []]);
    expect(text).not.toContain('mole');
  });
});
