/** Elements that a template names by a CSS selector, and what of them. */
export interface PageSelector {
  /** As the template names it: `selector:h1`, `selector:img.hero?src`, `selectorHtml:article > p`. */
  readonly name: string;
  readonly css: string;
  /** Whose value is meant; left out where what is in the elements is, for browsers hand over no `null`. */
  readonly attribute?: string;
  /** Whether their HTML is meant, instead of their text. */
  readonly html: boolean;
}

/** What a page says to a selector, in its order: bounded, and HTML sanitised. */
export interface Selected {
  readonly name: string;
  readonly values: readonly string[];
}

/** More elements than templates list; the longest text of one, in UTF-16 code units. */
export const MOST_SELECTED = 100;
export const LONGEST_SELECTED = 5000;

/** What a name of a template selects; `null` where it is none of these. */
export function pageSelectorOf(name: string): PageSelector | null {
  const [, html, selector = ''] = /^selector(Html)?:(.+)$/.exec(name) ?? [];
  // What follows the last question mark: an attribute's value in a selector may have one, in quotes.
  const [, before, attribute] = /^(.*)\?([\w:-]+)$/.exec(selector) ?? [];
  const css = (before ?? selector).trim();
  if (css === '') return null;
  return { name, css, html: html !== undefined, ...(attribute !== undefined && { attribute }) };
}
