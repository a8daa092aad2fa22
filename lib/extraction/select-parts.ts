import type { PageSelector, Selected } from '../clips/page-selectors';
import { LONGEST_SELECTED, MOST_SELECTED } from '../clips/page-selectors';
import { sanitise, serialise } from './output/sanitise';

/** HTML of an element that is read at most, before it is cleaned: much of it is taken off. */
const LONGEST_RAW = 20 * LONGEST_SELECTED;

/**
 * What a page has for selectors of templates: of each at most `MOST_SELECTED` elements and
 * `LONGEST_SELECTED` characters of one; nothing for what is no selector.
 */
export function selectParts(page: Document, selectors: readonly PageSelector[]): Selected[] {
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
    // The page can put elements of its own in the place of a document's methods, by their names.
    const all = Document.prototype.querySelectorAll.call(page, css);
    return Array.prototype.slice.call(all, 0, MOST_SELECTED) as Element[];
  } catch {
    return [];
  }
}

function valueOf(element: Element, { attribute, html }: PageSelector): string {
  if (attribute !== undefined) return Element.prototype.getAttribute.call(element, attribute) ?? '';
  // So can a form put its fields, by theirs.
  if (!html) return String(Reflect.get(Node.prototype, 'textContent', element));
  const raw = Reflect.get(Element.prototype, 'outerHTML', element);
  return serialise(sanitise(raw.slice(0, LONGEST_RAW)));
}
