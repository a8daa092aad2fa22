import Readability from '@mozilla/readability/Readability.js';
import { isElement } from '../page/blocks';

/**
 * What Readability does that is not wanted of it: only its choice is. Metadata, pictures, styles
 * and addresses are read from the page as it was. With an author named it also spares itself the
 * search for a byline in every element.
 */
const SPARED = {
  _unwrapNoscriptImages: () => undefined,
  _fixLazyImages: () => undefined,
  _cleanStyles: () => undefined,
  _postProcessContent: () => undefined,
};

/** Readability's choice of a page, as an element with its class names; it takes the page apart. */
export function readablePart(page: Document): Element | null {
  const reader = new Readability<Node>(page, {
    keepClasses: true,
    disableJSONLD: true,
    serializer: (node) => node,
  });
  const title = page.querySelector('title')?.textContent ?? '';
  const metadata = { title, byline: '-', excerpt: '-' };
  Object.assign(reader, SPARED, { _getArticleMetadata: () => metadata });
  const result = reader.parse();
  return isElement(result?.content) ? result.content : null;
}
