/** A CSS selector in a template, and what to read of the elements. */
export interface PageSelector {
  /**
   * As written in the template: `selector:h1`, `selector:img.hero?src`, `selectorHtml:article > p`.
   */
  readonly name: string;
  readonly css: string;
  /**
   * The attribute to read; omitted for the elements' content, since browsers do not pass `null` to
   * scripts.
   */
  readonly attribute?: string;
  /** Whether to read their HTML, instead of their text. */
  readonly html: boolean;
}

/** The values that a selector matched on a page, in page order: bounded, and HTML sanitised. */
export interface SelectedValues {
  readonly name: string;
  readonly values: readonly string[];
}

/** More elements than templates list; and the longest text of one, in UTF-16 code units. */
export const MOST_SELECTED = 100;
export const LONGEST_SELECTED = 5000;

/** Parses a template variable as a selector; `null` if it is not one. */
export function pageSelectorOf(name: string): PageSelector | null {
  const [, html, selector = ''] = /^selector(Html)?:(.+)$/.exec(name) ?? [];
  // The attribute follows the last question mark: quoted attribute values in a selector may contain
  // one.
  const [, before, attribute] = /^(.*)\?([\w:-]+)$/.exec(selector) ?? [];
  const css = (before ?? selector).trim();
  if (css === '') return null;
  return { name, css, html: html !== undefined, ...(attribute !== undefined && { attribute }) };
}
