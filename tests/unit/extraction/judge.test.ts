// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { extractArticle } from '../../../lib/extraction/extract';
import { FEATURES } from '../../../lib/extraction/features/page-features';
import { Judge } from '../../../lib/extraction/model/judge';
import { float16, Trees } from '../../../lib/extraction/model/trees';
import { digestOf, oddsOf } from '../../../lib/extraction/model/weights';
import weights from '../../../lib/extraction/model/weights.json';

const packed = (...bytes: readonly number[]): readonly string[] => [
  btoa(String.fromCharCode(...bytes)),
];
const LEAF = 255;

describe('packed weights', () => {
  it('hold trees in reading order, left before right', () => {
    // One node on feature 2 at 1.0, whose right child splits on feature 0 at -2.
    const [one, minusTwo] = [31 << 9, 0x8000 | (32 << 9)];
    const root = [2, one >> 8, one & 255, LEAF, 10];
    const nodes = packed(...root, 0, minusTwo >> 8, minusTwo & 255, LEAF, 256 - 20, LEAF, 30);
    const trees = new Trees({ trees: 1, base: 0, scale: 0.1, nodes });
    const logOdds = (...row: readonly number[]): number => {
      const probability = trees.probability(Float32Array.from(row), 0);
      return Math.log(probability / (1 - probability));
    };
    expect(logOdds(0, 0, 0.5)).toBeCloseTo(1);
    expect(logOdds(-3, 0, 1)).toBeCloseTo(-2);
    expect(logOdds(0, 0, 5)).toBeCloseTo(3);
  });

  it.each([
    [31 << 9, 1],
    [(31 << 9) | 256, 1.5],
    [0x8000 | (33 << 9), -4],
    [0, 0],
  ])('write %i for %d', (bits, value) => expect(float16(bits)).toBe(value));

  it('hold log-odds by value', () => {
    const odds = oddsOf(['-30|share|newsletter', '25|entry content']);
    expect(odds.get('newsletter')).toBe(-1.5);
    expect(odds.get('entry content')).toBe(1.25);
  });

  it('are of the features that the code tells', () => {
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

describe('a page that forges what extraction may use within itself', () => {
  const plain = `${BODY}<div><p>Buy now and save ten per cent.</p></div>`;
  it.each([
    ['a mark of what was kept', plain.replace('<div>', '<div data-tearsheet="0">')],
    ['a mark of a footnote', plain.replace('<div><p>', '<div><p data-note="1">')],
    ['what footnotes lead back to', plain.replace('<div>', '<div id="fnref:1">')],
    ['a picked element', `<a id="tearsheetPicked" name="tearsheetWanted"></a>${plain}`],
    ['a mark of what was left out', `${plain}<wbr id="fn-0">`],
    ['a comment of ours', `${plain}<!--tearsheet-1-0-->`],
  ])('gains nothing: %s', (_, page) => expect(clip(page).text).toBe(clip(plain).text));

  it('does not become a discussion', () =>
    expect(clip(`<div class="thread">${plain}</div>`).html).not.toContain('<hr>'));
});
