import type { Article } from '../../clips/article';
import { extractElement } from '../extract-element';
import { pickedElement } from './picked';
import { elementBySelector, selectorOf } from './selector';

/** How the part of the page that is clipped was chosen by the person. */
export interface PartChoice {
  /** `missing`: one is remembered for the site, but is not on this page. */
  readonly how: 'picked' | 'remembered' | 'missing';
  /** By which it can be found on other pages of the site. */
  readonly selector: string | null;
}

/**
 * The part that the person picked on this page, or the one remembered for its site.
 * @param selector of what is remembered; `null` where nothing is
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
