import type { Article } from '../../clips/article';
import { piecesIn } from '../output/pieces';
import { runningText } from '../output/running-text';
import { sanitise, serialise } from '../output/sanitise';
import { countWords } from '../output/words';

/**
 * An article whose HTML is changed: sanitised again, its text and words counted anew. What the
 * receipt says of pieces follows them where they went.
 * @param change changes the article's nodes in place
 */
export function amend(article: Article, change: (root: DocumentFragment) => void): Article {
  const root = sanitise(article.html);
  const before = piecesIn(root);
  change(root);
  const now = new Map(piecesIn(root).map((piece, at) => [piece, at]));
  const place = (at: number): number => {
    for (const piece of before.slice(at)) {
      const found = now.get(piece);
      if (found !== undefined) return found;
    }
    return now.size;
  };
  const html = serialise(root);
  const clean = sanitise(html);
  const text = runningText(clean);
  const wordCount = countWords(text);
  const count = (selector: string): number => clean.querySelectorAll(selector).length;
  const { receipt } = article;
  return {
    ...article,
    text,
    wordCount,
    receipt: receipt && {
      ...receipt,
      wordsKept: wordCount,
      tables: count('table'),
      images: count('img'),
      unsure: receipt.unsure.flatMap((at) => {
        const piece = before[at];
        return (piece && now.get(piece)) ?? [];
      }),
      dropped: receipt.dropped.map((block) =>
        block.at === null ? block : { ...block, at: place(block.at) },
      ),
    },
    // Last, since it takes the article's nodes.
    html: serialise(clean),
  };
}

/** An element of the article's document that holds text, or other elements. */
export function make(
  root: DocumentFragment,
  name: string,
  ...children: readonly (string | Node)[]
): HTMLElement {
  const element = root.ownerDocument.createElement(name);
  element.append(...children);
  return element;
}
