import type { DroppedBlock, Receipt } from '../../clips/article';
import type { Bin } from '../cleaning/dropped';
import { linkAbsolutely } from '../content/prepare';
import type { Places } from './places';

/** What is dropped beyond these is listed without a way back. */
const MOST_BLOCKS = 200;
const LONGEST_BLOCK = 20_000;
const LONGEST_TEXT = 2000;
const MOST_HTML = 50_000;

/** What the account is drawn up from. */
export interface Account {
  readonly article: DocumentFragment;
  readonly wordsKept: number;
  readonly wordsVisible: number;
  readonly bin: Bin;
  readonly places: Places;
  readonly base: string;
  readonly doubt: Receipt['doubt'];
}

/** The account of an article that is about to be handed over. */
export function receiptOf(account: Account): Receipt {
  const { article, wordsKept, wordsVisible, doubt } = account;
  const count = (selector: string): number => article.querySelectorAll(selector).length;
  return {
    wordsKept,
    wordsVisible: Math.max(wordsKept, wordsVisible),
    images: count('img'),
    tables: count('table'),
    codeBlocks: count('pre'),
    formulas: count('math'),
    doubt,
    dropped: droppedBlocks(account),
  };
}

/** In the order they stood in. Nearly none is ever put back, and sanitised only when it is. */
function droppedBlocks({ bin, places, base }: Account): readonly DroppedBlock[] {
  let length = 0;
  return bin.dropped
    .slice(0, MOST_BLOCKS)
    .map(({ element, text, reason }, index) => {
      const at = places.get(index) ?? null;
      let html = '';
      if (at !== null && text.length <= LONGEST_BLOCK && mayBeMissed(element, text, reason)) {
        linkAbsolutely(element, base);
        html = element.outerHTML;
        length += html.length;
        if (length > MOST_HTML || html.length > LONGEST_BLOCK) html = '';
      }
      return { text: text.slice(0, LONGEST_TEXT), reason, html, at: html === '' ? null : at };
    })
    .toSorted((one, two) => (one.at ?? Infinity) - (two.at ?? Infinity));
}

/** Menus, forms and lists of links are named, but not offered: sanitising them costs the most. */
function mayBeMissed(element: Element, text: string, reason: string): boolean {
  if (reason === 'control') return false;
  let linked = 0;
  for (const link of element.getElementsByTagName('a')) linked += link.textContent.length;
  return text.length < 200 || linked < text.length / 2;
}
