import type { Receipt } from '../../clips/article';
import type { Bin } from '../cleaning/dropped';

/** The account of an article that is about to be handed over. */
export function receiptOf(
  article: DocumentFragment,
  wordsKept: number,
  wordsVisible: number,
  bin: Bin,
): Receipt {
  const count = (selector: string): number => article.querySelectorAll(selector).length;
  return {
    wordsKept,
    wordsVisible: Math.max(wordsKept, wordsVisible),
    images: count('img'),
    tables: count('table'),
    codeBlocks: count('pre'),
    formulas: count('math'),
    dropped: bin.dropped,
  };
}
