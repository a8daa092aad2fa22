import type { Article, Receipt } from '../../clips/article';
import type { ChosenPassages } from '../leanings/learn';
import { foldSpace } from '../page/blocks';
import { piecesIn } from './pieces';
import { runningText } from './running-text';
import { sanitise, serialise } from './sanitise';
import { countWords } from './words';

/** The user's changes to what extraction kept and dropped. */
export interface Choice {
  /** Indices of dropped blocks to restore. */
  readonly restored: ReadonlySet<number>;
  /** Indices of the article's pieces to leave out. */
  readonly removed: ReadonlySet<number>;
}

export const NO_CHOICE: Choice = { restored: new Set(), removed: new Set() };

/** A piece of the page that the user can keep or leave out, in page order. */
export interface Option {
  readonly kind: 'piece' | 'dropped';
  /** Its index among the article's pieces, or among the receipt's dropped blocks. */
  readonly index: number;
  readonly text: string;
  /** Why it was dropped. */
  readonly reason: string | null;
  /** Whether the decision was close. */
  readonly unsure: boolean;
}

/** Lists everything in an article that can be chosen, in reading order. */
export function optionsOf(article: Article): readonly Option[] {
  const pieces = piecesIn(sanitise(article.html));
  const options: Option[] = [];
  const dropped = article.receipt?.dropped ?? [];
  for (let at = 0; at <= pieces.length; at += 1) {
    for (const [index, block] of dropped.entries()) {
      if (block.at === null || Math.min(block.at, pieces.length) !== at) continue;
      options.push({
        kind: 'dropped',
        index,
        text: block.text,
        reason: block.reason,
        unsure: block.unsure,
      });
    }
    const piece = pieces[at];
    const unsure = article.receipt?.unsure.includes(at) ?? false;
    if (piece)
      options.push({ kind: 'piece', index: at, text: labelOf(piece), reason: null, unsure });
  }
  return options;
}

/** Counts the pieces and dropped blocks on which the decision was close. */
export function countUnsure({ unsure, dropped }: Receipt): number {
  return unsure.length + dropped.filter((block) => block.unsure).length;
}

/**
 * Applies the user's choice to an article; sanitises it again, and recomputes text and word count.
 */
export function applyChoice(article: Article, { restored, removed }: Choice): Article {
  const { receipt } = article;
  if (!receipt || (restored.size === 0 && removed.size === 0)) return article;
  const chosen = sanitise(article.html);
  const pieces = piecesIn(chosen);
  for (const [index, { html, at }] of receipt.dropped.entries()) {
    if (restored.has(index) && at !== null) insert(chosen, pieces[at], sanitise(html));
  }
  for (const index of removed) removeWithEmpty(pieces[index]);
  const clean = sanitise(serialise(chosen));
  const text = runningText(clean);
  const wordCount = countWords(text);
  return {
    ...article,
    html: serialise(clean),
    text,
    wordCount,
    receipt: { ...receipt, wordsKept: wordCount },
  };
}

/**
 * Returns the texts that a choice changed, and the resulting text; `null` if it changed nothing.
 */
export function chosenPassages(article: Article, choice: Choice): ChosenPassages | null {
  const { restored, removed } = choice;
  if (!article.receipt || (restored.size === 0 && removed.size === 0)) return null;
  const pieces = piecesIn(sanitise(article.html));
  const { dropped } = article.receipt;
  return {
    restored: [...restored].flatMap((at) => dropped[at]?.text ?? []),
    removed: [...removed].flatMap((at) => pieces[at]?.textContent ?? []),
    text: applyChoice(article, choice).text,
  };
}

/**
 * Inserts content before a piece, outside any list or quote that begins with it; without a piece,
 * at the end.
 */
function insert(chosen: DocumentFragment, piece: Element | undefined, content: DocumentFragment) {
  if (!piece) {
    chosen.append(content);
    return;
  }
  place(piece, content.firstElementChild?.localName === 'li').before(content);
}

/**
 * Returns the element to insert before: an item joins the list, anything else goes before whatever
 * begins with the piece.
 */
function place(piece: Element, isItem: boolean): Element {
  if (isItem) return piece;
  let outer: Element = piece;
  while (outer.parentElement?.firstElementChild === outer) outer = outer.parentElement;
  return outer.closest('ul, ol, dl, table') ?? outer;
}

/** Removes a piece, and the ancestors that would be left empty. */
export function removeWithEmpty(piece: Element | undefined): void {
  let parent: Element | null = piece?.parentElement ?? null;
  piece?.remove();
  while (parent && parent.childElementCount === 0 && foldSpace(parent.textContent) === '') {
    const above: Element | null = parent.parentElement;
    parent.remove();
    parent = above;
  }
}

/** A piece's label in a list: its text, or its picture's alt text. */
function labelOf(piece: Element): string {
  const text = foldSpace(piece.textContent);
  return (text || (piece.querySelector('img')?.getAttribute('alt') ?? '')).slice(0, 300);
}
