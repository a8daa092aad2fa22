import type { Article } from '../../clips/article';
import { piecesIn } from '../output/pieces';
import { removeWithEmpty } from '../output/choice';
import { runningText } from '../output/running-text';
import { sanitise, serialise } from '../output/sanitise';
import { withoutCaseAndSpace } from '../page/blocks';
import { countWords } from '../output/words';

/** How many pieces at either end of a page may be repetitions: title, standfirst, author. */
const SEAM = 6;

/**
 * Joins the pages of an article, in order, under the title of the first. Repetitions where pages
 * join (the title, a standfirst, the end of the previous page, the line about the author) are
 * removed.
 */
export function joinPages(first: Article, others: readonly Article[]): Article {
  const whole = sanitise(first.html);
  const seen = new Set(piecesIn(whole).map(wordsOf));
  seen.add(withoutCaseAndSpace(first.title));
  for (const page of others) {
    const next = sanitise(page.html);
    removeRepeated(next, seen);
    renumberNotes(next, whole.querySelectorAll('[id^="fn:"]').length);
    for (const piece of piecesIn(next)) seen.add(wordsOf(piece));
    whole.append(next);
  }
  const text = runningText(whole);
  const wordCount = countWords(text);
  const counts = { ...countsOf(whole), wordsKept: wordCount };
  return {
    ...first,
    text,
    wordCount,
    nextPage: (others.at(-1) ?? first).nextPage,
    receipt: first.receipt && { ...first.receipt, ...counts },
    // Last, since it consumes the article's nodes.
    html: serialise(whole),
  };
}

/** Removes repeated pieces from the beginning and the end of a page. */
function removeRepeated(page: DocumentFragment, previous: ReadonlySet<string>): void {
  const pieces = piecesIn(page);
  const seams = [...pieces.slice(0, SEAM), ...pieces.slice(-SEAM)];
  for (const piece of new Set(seams)) if (previous.has(wordsOf(piece))) removeWithEmpty(piece);
}

/** Renumbers a page's footnotes to follow those of the previous pages. */
function renumberNotes(page: DocumentFragment, before: number): void {
  if (before === 0) return;
  const moved = (name: string): string =>
    name.replace(/^(#?fn(?:ref)?:)(\d+)/, (_, start: string, number: string) =>
      start.concat(String(Number(number) + before)),
    );
  for (const element of page.querySelectorAll('[id^="fn"]')) element.id = moved(element.id);
  for (const link of page.querySelectorAll('a[href^="#fn"]'))
    link.setAttribute('href', moved(link.getAttribute('href') ?? ''));
}

/** Returns a piece's text as a key; a piece without text is identified by its HTML. */
function wordsOf(piece: Element): string {
  const words = withoutCaseAndSpace(piece.textContent);
  return words === '' ? piece.outerHTML : words;
}

function countsOf(article: DocumentFragment) {
  const count = (selector: string): number => article.querySelectorAll(selector).length;
  return {
    images: count('img'),
    tables: count('table'),
    codeBlocks: count('pre'),
    formulas: count('math'),
  };
}
