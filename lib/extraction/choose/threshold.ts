import type { Verdict } from '../model/judge';
import type { TextBlock } from '../page/text-blocks';

/** However little is sure, what is less likely than this is not kept. */
const LEAST = 0.2;

/** In an article's text what is more likely than not is kept. */
const OF_ARTICLES = 0.5;

/** In words: where fewer are likely, what is possible is looked at, even of an article. */
const FEW_WORDS = 12;

/**
 * How likely a block must be wanted to be kept: of an article more likely than not, else half of the
 * F1 that can be expected of the page. Where all is clear that is nearly the same; of a listing or a
 * product's page, where little is sure, more is kept (Lipton, Elkan and Naryanaswamy: Optimal
 * Thresholding of Classifiers to Maximize F1 Measure, 2014).
 * @param expected the F1 that can be expected
 */
export function thresholdOf(
  blocks: readonly TextBlock[],
  { kept: likely, kinds }: Verdict,
  expected: number,
): number {
  const half = Math.max(LEAST, expected / 2);
  const words = blocks.reduce(
    (sum, { measure }, at) => sum + ((likely[at] ?? 0) > OF_ARTICLES ? measure.words : 0),
    0,
  );
  return words < FEW_WORDS ? half : kinds.article * OF_ARTICLES + (1 - kinds.article) * half;
}

/** The highest F1, by words, that can be expected of the likeliest blocks of a page. */
export function expectedF1(blocks: readonly TextBlock[], likely: Float32Array): number {
  const words = blocks.map(({ measure }) => measure.words);
  const places = [...blocks.keys()].toSorted((a, b) => (likely[b] ?? 0) - (likely[a] ?? 0));
  let all = 0;
  for (const at of places) all += (words[at] ?? 0) * (likely[at] ?? 0);
  let kept = 0;
  let right = 0;
  let best = 0;
  for (const at of places) {
    kept += words[at] ?? 0;
    right += (words[at] ?? 0) * (likely[at] ?? 0);
    best = Math.max(best, (2 * right) / (kept + all || 1));
  }
  return best;
}
