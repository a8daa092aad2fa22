/** Most UTF-16 code units of a template. */
export const MOST_SOURCE = 50_000;
