import Readability from '@mozilla/readability/Readability.js';
import { isElement } from '../page/blocks';

/** Readability's choice of a page, as an element with its class names; it takes the page apart. */
export function readablePart(page: Document): Element | null {
  nameAnAuthor(page);
  const reader = new Readability<Node>(page, {
    keepClasses: true,
    disableJSONLD: true,
    serializer: (node) => node,
  });
  // Only its choice is wanted: addresses are made absolute later, in what is kept.
  Object.assign(reader, { _postProcessContent: () => undefined });
  const result = reader.parse();
  return isElement(result?.content) ? result.content : null;
}

/** With an author named, Readability spares itself the search for a byline in every element. */
function nameAnAuthor(page: Document): void {
  const meta = page.createElement('meta');
  meta.setAttribute('name', 'author');
  meta.setAttribute('content', '-');
  page.documentElement.prepend(meta);
}
