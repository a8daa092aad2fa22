/** As many clips as fill the largest screen. */
export const FIRST_PAGE = 50;
