/** The maximum length of a template, in UTF-16 code units. */
export const MOST_SOURCE = 50_000;
