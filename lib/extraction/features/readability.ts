import { Readability } from '@mozilla/readability';
import type { Page } from '../page/read-page';
import { runningText } from '../output/running-text';

/** It takes seconds for pages with more elements, or deeper ones, which are judged without it. */
const MOST_ELEMENTS = 12_000;
const MOST_LEVELS = 150;
const MOST_CHARACTERS = 800_000;

/**
 * What Readability takes for the article, as lines of text: one witness among others. It works on
 * a copy, which it takes apart, and which neither loads nor runs anything.
 * @returns null where it finds nothing, or the page is too large for it
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
    // It reads properties that a page's names can shadow; the other witnesses remain.
    return null;
  }
}
