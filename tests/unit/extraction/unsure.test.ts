// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { isUnsure } from '../../../lib/extraction/choose/unsure';
import { finish } from '../../../lib/extraction/finish';
import { countUnsure, optionsOf } from '../../../lib/extraction/output/choice';
import { readForJudging } from '../../../lib/extraction/read-article';

const sentence = (word: string): string =>
  `The ${word} was built in 1874, when the railway came down from the hills and the boats made room.`;
const SHORT = 'It rained.';

function pageOf(...lines: readonly string[]) {
  const body = lines.map((line) => `<p>${line}</p>`).join('');
  const document = new DOMParser().parseFromString(`<article>${body}</article>`, 'text/html');
  const page = readForJudging(document, 'https://gull.example/harbour', { hidden: 'left out' });
  if (!page) throw new Error('Nothing was read');
  return page;
}

/** A decision with these probabilities, in which everything above one half is kept. */
function decisionOf(...likely: readonly number[]) {
  const kept = Uint8Array.from(likely, (each) => (each > 0.5 ? 1 : 0));
  return { kept, judged: { likely: Float32Array.from(likely), least: 0.5, expected: 0.9 } };
}

describe('a passage to check', () => {
  const { texts } = pageOf(sentence('mole'), sentence('quay'), sentence('dock'), SHORT);

  it.each([
    [0.5, true],
    [0.62, true],
    [0.4, true],
    [0.8, false],
    [0.2, false],
  ])('with a probability of %d is marked as unsure: %s', (likely, expected) =>
    expect(isUnsure(decisionOf(likely, 1, 1, 1), texts, 0)).toBe(expected),
  );

  it('is never a short line, nor any line if the user decided', () => {
    expect(isUnsure(decisionOf(1, 1, 1, 0.5), texts, 3)).toBe(false);
    expect(isUnsure({ kept: Uint8Array.of(1, 1, 1, 1), judged: null }, texts, 0)).toBe(false);
  });

  it('is marked in its place, whether it was kept or dropped', () => {
    const page = pageOf(sentence('mole'), sentence('quay'), sentence('dock'), sentence('pier'));
    const article = finish(page, decisionOf(0.99, 0.55, 0.45, 0.99));
    if (!article?.receipt) throw new Error('No article');
    expect(countUnsure(article.receipt)).toBe(2);
    expect(
      optionsOf(article).map(({ kind, unsure, text }) => [kind, unsure, text.slice(0, 8)]),
    ).toEqual([
      ['piece', false, 'The mole'],
      ['piece', true, 'The quay'],
      ['dropped', true, 'The dock'],
      ['piece', false, 'The pier'],
    ]);
    expect(article.html).not.toContain('<wbr');
  });
});
