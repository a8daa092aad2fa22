import type { Article } from '../../clips/article';

/** An article that runs over more pages is a book. */
export const MOST_PAGES = 60;

/** The pages that follow one, in their order; `isWhole` where none is left. */
export interface OtherPages {
  readonly pages: readonly Article[];
  readonly isWhole: boolean;
}
