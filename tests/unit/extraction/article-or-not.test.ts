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
  it('is an article where each heading links to its own place', () => {
    expect(clip(sections((word) => `#${word}`)).text).toContain('The weir was');
  });

  it('is a list of teasers where they lead to other pages', () => {
    expect(() => clip(sections((word) => `/${word}`))).toThrow(NotAnArticle);
  });
});

describe('what the markup itself hides', () => {
  it('is left out', () => {
    const hidden = sentence('crane').replace('<p>', '<p style="display: none">');
    const { text } = clip(
      `<h1>Harbours</h1>${sentence('mole')}${hidden}${sentence('quay').repeat(3)}`,
    );
    expect(text).not.toContain('crane');
  });

  it('is kept where it is most of the page, which a script would show', () => {
    const { text } = clip(
      `<h1>Harbours</h1><div style="display:none">${['mole', 'quay', 'dock', 'pier'].map(sentence).join('')}</div>`,
    );
    expect(text).toContain('The pier was');
  });
});
