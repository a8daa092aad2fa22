import { Readability } from '@mozilla/readability';
import type { Page } from '../page/read-page';
import { runningText } from '../output/running-text';

/**
 * Readability takes seconds for pages with more or deeper elements, which are judged without it.
 */
const MOST_ELEMENTS = 12_000;
const MOST_LEVELS = 150;
const MOST_CHARACTERS = 800_000;

/**
 * The article according to Readability, as lines of text: one signal among others. It modifies a
 * copy of the page that neither loads nor runs anything.
 * @returns null if it finds nothing, or the page is too large for it
 */
export function readabilityText(
  page: Document,
  { elements, levels, characters }: Pick<Page, 'elements' | 'levels' | 'characters'>,
): string | null {
  if (elements > MOST_ELEMENTS || levels > MOST_LEVELS || characters > MOST_CHARACTERS) return null;
  try {
    const copy = Node.prototype.cloneNode.call(page, true) as Document;
    const reader = new Readability<Element>(copy, { serializer: (node) => node as Element });
    const content = reader.parse()?.content;
    return content ? runningText(content) : null;
  } catch {
    // It reads properties that a page's names can shadow; the other signals remain.
    return null;
  }
}
