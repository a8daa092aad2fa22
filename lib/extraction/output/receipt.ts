import type { DroppedBlock, Receipt } from '../../clips/article';
import type { Dropped, Places } from './places';

/** Further dropped blocks are left out of the receipt. */
const MOST_BLOCKS = 200;
const MOST_UNSURE = 200;
const LONGEST_BLOCK = 20_000;
const LONGEST_TEXT = 2000;
const MOST_HTML = 50_000;

/** Everything that a receipt is built from. */
export interface ReceiptInput {
  readonly article: DocumentFragment;
  readonly wordsKept: number;
  readonly wordsVisible: number;
  readonly dropped: readonly Dropped[];
  /** Which of the article's pieces each was before or in, by the id of its mark. */
  readonly places: Places;
  /** The marks of kept blocks on which the decision was close. */
  readonly unsure: readonly string[];
  readonly doubt: Receipt['doubt'];
}

/** Builds the receipt of an article. */
export function receiptOf(account: ReceiptInput): Receipt {
  const { article, wordsKept, wordsVisible, places, unsure, doubt } = account;
  const count = (selector: string): number => article.querySelectorAll(selector).length;
  return {
    wordsKept,
    wordsVisible: Math.max(wordsKept, wordsVisible),
    images: count('img'),
    tables: count('table'),
    codeBlocks: count('pre'),
    formulas: count('math'),
    doubt,
    unsure: [...new Set(unsure.flatMap((mark) => places.inside.get(mark) ?? []))].slice(
      0,
      MOST_UNSURE,
    ),
    dropped: droppedBlocks(account),
  };
}

/** The dropped blocks in page order. Few are ever restored, so they are sanitised only then. */
function droppedBlocks({ dropped, places }: ReceiptInput): readonly DroppedBlock[] {
  let length = 0;
  return dropped
    .slice(0, MOST_BLOCKS)
    .map(({ text, reason, html, isUnsure, mark }) => {
      const at = places.before.get(mark.id) ?? null;
      length += at === null ? 0 : html.length;
      const isOffered =
        at !== null && html !== '' && html.length <= LONGEST_BLOCK && length <= MOST_HTML;
      return {
        text: text.slice(0, LONGEST_TEXT),
        reason,
        html: isOffered ? html : '',
        at: isOffered ? at : null,
        unsure: isOffered && isUnsure,
      };
    })
    .toSorted((one, two) => (one.at ?? Infinity) - (two.at ?? Infinity));
}
