import type { Article } from '../../clips/article';
import { extractElement } from '../extract-element';
import { pickedElement } from './picked';
import { elementBySelector, selectorOf } from './selector';

/** How the user chose the part of the page that is clipped. */
export interface PartChoice {
  /** `missing`: a part is remembered for the site, but not found on this page. */
  readonly how: 'picked' | 'remembered' | 'missing';
  /** A selector for finding it on other pages of the site. */
  readonly selector: string | null;
}

/**
 * Extracts the part that the user picked on this page, or the one remembered for its site.
 * @param selector the remembered one; `null` if there is none
 */
export function extractPart(
  document: Document,
  url: string,
  selector: string | null,
): { readonly article: Article | null; readonly choice: PartChoice | null } {
  const picked = pickedElement();
  const pickedArticle = picked && extractElement(document, url, picked);
  if (picked && pickedArticle) {
    return { article: pickedArticle, choice: { how: 'picked', selector: selectorOf(picked) } };
  }
  if (selector === null) return { article: null, choice: null };
  const element = elementBySelector(document, selector);
  const article = element && extractElement(document, url, element);
  return { article, choice: { how: article ? 'remembered' : 'missing', selector } };
}
