import type { Article } from '../clips/article';
import { Bin } from './cleaning/dropped';
import { unwrapLayoutTables } from './content/layout-tables';
import { NUMBER, numberBlocks } from './content/number-blocks';
import { baseOf, linkAbsolutely, preparePage } from './content/prepare';
import { finish } from './finish';
import { readMetadata } from './metadata/read-metadata';
import { countParts } from './output/words';
import { copyElement } from './page/copy';

/**
 * One element of a page as its article, because a person pointed at it; `null` where it shows no
 * text. It is cleaned like an article of a whole page, and what that drops is in the receipt.
 */
export function extractElement(document: Document, url: string, element: Element): Article | null {
  const copied = copyElement(document, element);
  if (!copied) return null;
  const { page, part } = copied;
  const [metadata, facts] = readMetadata(page, url, new Date());
  const base = baseOf(page, url);
  preparePage(part, base);
  unwrapLayoutTables(part);
  numberBlocks(part);
  for (const block of part.querySelectorAll(`[${NUMBER}]`)) block.removeAttribute(NUMBER);
  linkAbsolutely(part, base);
  const bin = new Bin();
  const wordsVisible = countParts(page.querySelector('body')?.textContent ?? '');
  const article = finish({ part, bin, metadata, facts, wordsVisible, base });
  if (article.text === '') return null;
  // The person has looked at it already.
  return { ...article, receipt: article.receipt && { ...article.receipt, doubt: null } };
}
