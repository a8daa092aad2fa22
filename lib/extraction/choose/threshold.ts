import type { Verdict } from '../model/judge';
import type { TextBlock } from '../page/text-blocks';

/** The lowest threshold, however uncertain the page. */
const LEAST = 0.2;

/** The threshold for articles. */
const OF_ARTICLES = 0.5;

/** If fewer words than these are probable, even an article gets the lower threshold. */
const FEW_WORDS = 12;

/**
 * The probability from which a block is kept: one half for an article, otherwise half of the F1 to
 * be expected of the page. The two nearly agree if all is clear; listings and product pages, where
 * little is certain, keep more (Lipton, Elkan and Naryanaswamy: Optimal Thresholding of Classifiers
 * to Maximize F1 Measure, 2014).
 * @param expected the expected F1
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

/** The highest F1, by words, to be expected from keeping the most probable blocks of a page. */
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
