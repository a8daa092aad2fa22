import { Readability } from '@mozilla/readability';
import { runningText } from '../output/running-text';

/** Pages with more elements are judged without it: it takes seconds for them. */
const MOST_ELEMENTS = 12_000;

/**
 * What Readability takes for the article, as lines of text: one witness among others. It works on
 * a copy, which it takes apart, and which neither loads nor runs anything.
 * @returns null where it finds nothing, or the page is too large for it
 */
export function readabilityText(page: Document): string | null {
  if (Document.prototype.getElementsByTagName.call(page, '*').length > MOST_ELEMENTS) return null;
  try {
    const copy = Node.prototype.cloneNode.call(page, true) as Document;
    const reader = new Readability<Element>(copy, { serializer: (node) => node as Element });
    const content = reader.parse()?.content;
    return content ? runningText(content) : null;
  } catch {
    // It reads properties that a page's names can shadow; the other witnesses remain.
    return null;
  }
}
