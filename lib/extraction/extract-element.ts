import type { Article } from '../clips/article';
import { endsSentence } from './features/containers';
import { pageFeatures } from './features/page-features';
import { finish } from './finish';
import { shippedJudge } from './model/shipped';
import type { TextBlock } from './page/text-blocks';
import { readForJudging } from './read-article';

/** The threshold for other lines if the chosen element contains sentences. */
const LIKELY = 0.5;
/** The threshold if it contains none, and its upper limit as a share of the highest probability. */
const UNLIKELY = 0.6;
const LEAST_SHARE = 0.6;
/** Sentences are always kept, unless their link density is higher. */
const MOST_LINKED = 0.5;

/**
 * Extracts the one element that the user picked as the article; `null` if it shows no text. What is
 * surely not text in it is left out and listed in the receipt.
 */
export function extractElement(document: Document, url: string, element: Element): Article | null {
  const page = readForJudging(document, url, { hidden: 'left out', wanted: element });
  const wanted = page?.wanted;
  if (!page || !wanted) return null;
  const { body, texts, facts, readability } = page;
  const features = pageFeatures(body, texts, facts, readability);
  const { kept: likely } = shippedJudge().judge(features);
  const inside = texts.map((block) => wanted.contains(block.element));
  const most = likely.reduce((high, value, at) => (inside[at] && value > high ? value : high), 0);
  const hasSentence = texts.some((block, at) => inside[at] === true && isSentence(block));
  const least = hasSentence ? LIKELY : Math.min(UNLIKELY, most * LEAST_SHARE);
  const kept = texts.map(
    (block, at) => inside[at] === true && ((likely[at] ?? 0) >= least || isSentence(block)),
  );
  const article = finish(page, { kept: Uint8Array.from(kept, Number), judged: null });
  // The user has already checked it.
  return article && { ...article, receipt: article.receipt && { ...article.receipt, doubt: null } };
}

function isSentence({ text, measure, linked }: TextBlock): boolean {
  return endsSentence(text) && linked <= measure.words * MOST_LINKED;
}
