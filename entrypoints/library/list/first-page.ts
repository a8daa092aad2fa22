/** Number of clips that fill the largest screen. */
export const FIRST_PAGE = 50;
