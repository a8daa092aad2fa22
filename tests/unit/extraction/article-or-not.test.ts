// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { extractArticle, NotAnArticle } from '../../../lib/extraction/extract';

const sentence = (word: string): string =>
  `<p>The ${word} was built in 1874, when the railway came down from the hills.</p>`;
const clip = (body: string) =>
  extractArticle(
    new DOMParser().parseFromString(`<title>Harbours</title><main>${body}</main>`, 'text/html'),
    'https://gull.example/harbours',
  );
const sections = (href: (word: string) => string): string =>
  ['mole', 'quay', 'dock', 'pier', 'lock', 'weir']
    .map((word) => `<h2><a href="${href(word)}">The ${word}</a></h2>${sentence(word)}`)
    .join('');

describe('a page of short parts under linked headings', () => {
  it('is an article if each heading links to itself', () => {
    expect(clip(sections((word) => `#${word}`)).text).toContain('The weir was');
  });

  it('is a list of teasers if the headings link to other pages', () => {
    expect(() => clip(sections((word) => `/${word}`))).toThrow(NotAnArticle);
  });
});

describe('an article next to teasers', () => {
  it('is recognised however many teasers there are', () => {
    const told = ['mole', 'quay', 'dock', 'pier', 'lock', 'weir']
      .flatMap((word) => [sentence(word), sentence(`${word} light`)])
      .join('');
    const teasers = sections((word) => `/${word}`).replaceAll('built', 'sold');
    const { text } = clip(`<h1>Harbours</h1>${told}<aside>${teasers}</aside>`);
    expect(text).toContain('The weir was built');
  });
});

describe('a list of links', () => {
  const links = ['mole', 'quay', 'dock', 'pier', 'lock', 'weir', 'crane', 'light']
    .map((word) => `<li><a href="/${word}">How the ${word} of the old harbour was built</a></li>`)
    .join('');
  const list = (url: string) =>
    extractArticle(
      new DOMParser().parseFromString(
        `<title>Harbours</title><main><h1>Harbours</h1><ul>${links}</ul></main>`,
        'text/html',
      ),
      url,
    );

  it('is kept, with a doubt in the receipt', () => {
    const { text, receipt } = list('https://gull.example/harbours');
    expect(text).toContain('How the weir of the old harbour was built');
    expect(receipt?.doubt).toBe('several articles');
  });

  it('is not an article on a home page', () => {
    expect(() => list('https://gull.example/')).toThrow(NotAnArticle);
  });
});

describe('elements hidden by inline styles', () => {
  it('are left out', () => {
    const hidden = sentence('crane').replace('<p>', '<p style="display: none">');
    const { text } = clip(
      `<h1>Harbours</h1>${sentence('mole')}${hidden}${sentence('quay').repeat(3)}`,
    );
    expect(text).not.toContain('crane');
  });

  it('are kept if they are most of the page, as a script would show them', () => {
    const { text } = clip(
      `<h1>Harbours</h1><div style="display:none">${['mole', 'quay', 'dock', 'pier'].map(sentence).join('')}</div>`,
    );
    expect(text).toContain('The pier was');
  });
});

describe('an article whose template misnames it', () => {
  const text = ['mole', 'quay', 'dock', 'pier'].map(sentence).join('');

  it('is found in a sidebar, if nothing else reads like an article', () => {
    const { text: found } = clip(
      `<header><h1>Harbours</h1><p>Of the coast, old and new, in four parts, with maps and a chronology of each of them, and of the lighthouses that once stood before them, in the order of their years, which are told in the chronicle of the town as far as it is legible today, and of some that are not</p></header><div class="story-sidebar">${text}</div>`,
    );
    expect(found).toContain('The pier was');
  });

  it('is found in an aside', () => {
    const { text: found } = clip(
      `<aside><section><article><h1>Harbours</h1>${text}</article></section></aside>`,
    );
    expect(found).toContain('The pier was');
  });

  it('is found if its paragraphs are marked up as headings', () => {
    const headings = text.replaceAll('p>', 'h4>').replaceAll('1874,', '1874 by the town itself,');
    const { text: found } = clip(`<article><h1>Harbours</h1>${headings}</article>`);
    expect(found).toContain('The pier was');
  });
});
