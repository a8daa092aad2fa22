// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { extractArticle } from '../../../lib/extraction/extract';
import { FEATURES } from '../../../lib/extraction/features/page-features';
import { Judge } from '../../../lib/extraction/model/judge';
import { LEAF, decodeThreshold, Trees } from '../../../lib/extraction/model/trees';
import { digestOf, numbersOf, oddsOf } from '../../../lib/extraction/model/weights';
import weights from '../../../lib/extraction/model/weights.json';

describe('packed weights', () => {
  it('store trees in preorder, left before right', () => {
    // One node on feature 2 at 1.0, whose right child splits on feature 0 at -2.
    const trees = new Trees({
      trees: 1,
      scale: 0.1,
      features: { values: [LEAF, 2, 0], text: ['$#%', '##'] },
      thresholds: { values: [57, 232], text: ['#$'] },
      leaves: { values: [10, -20, 30], text: ['#$%'] },
    });
    const logOdds = (...row: readonly number[]): number => {
      const probability = trees.probability(Float32Array.from(row), 0);
      return Math.log(probability / (1 - probability));
    };
    expect(logOdds(0, 0, 0.5)).toBeCloseTo(1);
    expect(logOdds(-3, 0, 1)).toBeCloseTo(-2);
    expect(logOdds(0, 0, 5)).toBeCloseTo(3);
  });

  it.each([
    [0, 0],
    [1, 1 / 128],
    [57, 1],
    [61, 1.5],
    [191, 114_688],
    [192, -1 / 16],
    [232, -2],
    [255, -15],
  ])('decode step %i as %d', (number, value) => expect(decodeThreshold(number)).toBeCloseTo(value));

  it('encode rarer values beyond ASCII', () => {
    const values = Array.from({ length: 93 }, (_, at) => at * 2);
    expect([...numbersOf({ values, text: ['#[]', '~Ā'] })]).toEqual([0, 112, 114, 180, 182]);
  });

  it('store log-odds by value', () => {
    const odds = oddsOf(['-30|share|newsletter', '25|entry content']);
    expect(odds.get('newsletter')).toBe(-1.5);
    expect(odds.get('entry content')).toBe(1.25);
  });

  it('match the features in the code', () => {
    expect(weights.features).toBe(digestOf(FEATURES));
    expect(() => new Judge({ ...weights, features: 'others' })).toThrow(/npm run train/);
  });
});

const sentence = (word: string): string =>
  `<p>The ${word} was built in 1874, when the railway came down from the hills and the boats had to make room for steamers.</p>`;
const clip = (body: string) =>
  extractArticle(
    new DOMParser().parseFromString(`<title>The harbour</title><main>${body}</main>`, 'text/html'),
    'https://gull.example/harbour',
  );
const BODY = `<article><h1>The harbour</h1>${['mole', 'quay', 'dock', 'pier'].map(sentence).join('')}</article>`;

describe('a page that forges extraction’s internal markers', () => {
  const plain = `${BODY}<div><p>Buy now and save ten per cent.</p></div>`;
  it.each([
    ['the marker for kept elements', plain.replace('<div>', '<div data-tearsheet="0">')],
    ['the marker for footnotes', plain.replace('<div><p>', '<div><p data-note="1">')],
    ['the target of footnotes’ back links', plain.replace('<div>', '<div id="fnref:1">')],
    ['a picked element', `<a id="tearsheetPicked" name="tearsheetWanted"></a>${plain}`],
    ['the marker for dropped passages', `${plain}<wbr id="fn-0">`],
    ['an internal comment', `${plain}<!--tearsheet-1-0-->`],
  ])('changes nothing: %s', (_, page) => expect(clip(page).text).toBe(clip(plain).text));

  it('does not turn into a discussion', () =>
    expect(clip(`<div class="thread">${plain}</div>`).html).not.toContain('<hr>'));
});
