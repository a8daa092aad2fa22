// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { extractWithLeanings, learnLeanings } from '../../../lib/extraction/extract';
import type { Leanings } from '../../../lib/extraction/leanings/leanings';
import { LONGEST_KEY } from '../../../lib/extraction/leanings/leanings';
import { chosenPassages, optionsOf } from '../../../lib/extraction/output/choice';

const URL = 'https://gull.example/harbour';

const paragraph = (word: string): string =>
  `<p>The ${word} was built in 1874, when the railway came down from the hills and the boats had to make room for steamers.</p>`;

const page = (words: readonly string[], within = ''): Document =>
  new DOMParser().parseFromString(
    `<title>The harbour</title><main><article class="entry-${words.length}"><h1>The harbour</h1>${words.map(paragraph).join(within)}</article></main>`,
    'text/html',
  );

const FIRST = ['mole', 'quay', 'dock', 'pier'];
const SECOND = ['lighthouse', 'slipway', 'ferry', 'crane', 'bridge'];

const about = (who: string): string =>
  `<div class="promo-${who.length} newsletter"><p>${who} sends the harbour news by mail every Friday morning.</p></div>`;

/** The leanings learnt when a page's passages with these words are restored or removed. */
function learn(document: Document, words: string, leanings: Leanings = {}): Leanings {
  const { article } = extractWithLeanings(document, URL, leanings);
  const chosen = optionsOf(article).filter(({ text }) => text.includes(words));
  expect(chosen).not.toHaveLength(0);
  const numbers = (kind: string) =>
    new Set(chosen.filter((each) => each.kind === kind).map(({ index }) => index));
  const passages = chosenPassages(article, {
    restored: numbers('dropped'),
    removed: numbers('piece'),
  });
  return passages ? learnLeanings(document, URL, passages) : {};
}

describe('a passage that the user restored', () => {
  const first = page(FIRST, about('Ada Gull'));

  it('is kept on the next page of the site, and reported', () => {
    const next = page(SECOND, about('Brendan Tern'));
    expect(extractWithLeanings(next, URL, {})).toMatchObject({ leant: 0 });
    expect(extractWithLeanings(next, URL, {}).article.text).not.toContain('Brendan Tern');
    const once = learn(first, 'Ada Gull');
    const { article, leant } = extractWithLeanings(next, URL, once);
    expect(article.text).toContain('Brendan Tern');
    expect(leant).toBe(SECOND.length - 1);
  });

  it('affects nothing else', () => {
    const leanings = learn(first, 'Ada Gull');
    const next = page(SECOND, '<aside class="ads"><p>Buy now and save ten per cent.</p></aside>');
    expect(extractWithLeanings(next, URL, leanings)).toEqual(extractWithLeanings(next, URL, {}));
  });
});

describe('a passage that the user removed', () => {
  const note = (word: string): string =>
    `<p class="from-the-desk">From the desk: the ${word} will be told about again in the next issue, which comes out in May.</p>`;

  it('is left out on the next page of the site', () => {
    const leanings = learn(page(FIRST, note('mole')), 'From the desk');
    const next = page(SECOND, note('ferry'));
    expect(extractWithLeanings(next, URL, {}).article.text).toContain('From the desk');
    const { article } = extractWithLeanings(next, URL, leanings);
    expect(article.text).not.toContain('From the desk');
    expect(article.text).toContain('The crane was built');
  });

  it('teaches nothing if similar paragraphs were kept', () => {
    expect(learn(page(FIRST), 'The mole was')).toEqual({});
  });

  it('is distinguished from similar paragraphs by a label at its beginning', () => {
    const seeAlso = (what: string): string =>
      `<p>See also: ${what}, which we told about in the last issue of the year.</p>`;
    const leanings = learn(page(FIRST, seeAlso('the old mole')), 'See also');
    expect(Object.keys(leanings)).toEqual([expect.stringContaining('|see also:')]);
    const { text } = extractWithLeanings(
      page(SECOND, seeAlso('the ferries')),
      URL,
      leanings,
    ).article;
    expect(text).not.toContain('See also');
    expect(text).toContain('The crane was built');
  });

  it('never removes most of an article', () => {
    const plain = extractWithLeanings(page(FIRST), URL, {});
    expect(extractWithLeanings(page(FIRST), URL, { 'p<article.entry-0': -1 })).toEqual(plain);
  });

  it('is stored under a key of limited length without numbers', () => {
    const long = `<p class="${'desk '.repeat(3)}${'x'.repeat(500)} post-1874">From the desk: more of this will be told in the next issue, which comes out in May.</p>`;
    const [key = ''] = Object.keys(learn(page(FIRST, long), 'From the desk'));
    expect(key.length).toBeLessThanOrEqual(LONGEST_KEY);
    expect(key).not.toContain('1874');
  });
});
