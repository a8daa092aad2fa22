import type { Article } from '../../clips/article';
import { piecesIn } from '../output/pieces';
import { runningText } from '../output/running-text';
import { sanitise, serialise } from '../output/sanitise';
import { countWords } from '../output/words';

/**
 * Changes an article's HTML: sanitises it again, recomputes text and word count, and updates the
 * piece indices in the receipt.
 * @param change modifies the article's nodes in place
 */
export function changeArticleHtml(
  article: Article,
  change: (root: DocumentFragment) => void,
): Article {
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
    // Last, since it consumes the article's nodes.
    html: serialise(clean),
  };
}

/** Creates an element in the article's document with the given children. */
export function make(
  root: DocumentFragment,
  name: string,
  ...children: readonly (string | Node)[]
): HTMLElement {
  const element = root.ownerDocument.createElement(name);
  element.append(...children);
  return element;
}
