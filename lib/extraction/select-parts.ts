import type { PageSelector, SelectedValues } from '../clips/page-selectors';
import { LONGEST_SELECTED, MOST_SELECTED } from '../clips/page-selectors';
import { sanitise, serialise } from './output/sanitise';

/** The most HTML read of an element before sanitising, which removes much of it. */
const LONGEST_RAW = 20 * LONGEST_SELECTED;

/**
 * Reads the parts of a page that templates select: at most `MOST_SELECTED` elements per selector
 * and `LONGEST_SELECTED` characters per element; nothing for an invalid selector.
 */
export function selectParts(page: Document, selectors: readonly PageSelector[]): SelectedValues[] {
  return selectors.map((selector) => ({
    name: selector.name,
    values: elementsFor(page, selector.css).flatMap((element) => {
      const value = valueOf(element, selector).trim().slice(0, LONGEST_SELECTED).toWellFormed();
      return value === '' ? [] : value;
    }),
  }));
}

function elementsFor(page: Document, css: string): Element[] {
  try {
    // The page can shadow a document's methods with elements of the same name.
    const all = Document.prototype.querySelectorAll.call(page, css);
    return Array.prototype.slice.call(all, 0, MOST_SELECTED) as Element[];
  } catch {
    return [];
  }
}

function valueOf(element: Element, { attribute, html }: PageSelector): string {
  if (attribute !== undefined) return Element.prototype.getAttribute.call(element, attribute) ?? '';
  // Likewise, a form's fields can shadow its properties.
  if (!html) return String(Reflect.get(Node.prototype, 'textContent', element));
  const raw = Reflect.get(Element.prototype, 'outerHTML', element);
  return serialise(sanitise(raw.slice(0, LONGEST_RAW)));
}
