import type { Article } from '../../clips/article';

/** An article that runs over more pages is a book. */
export const MOST_PAGES = 60;

/** The pages before and after one, in their order; `isWhole` where none is left. */
export interface OtherPages {
  readonly before: readonly Article[];
  readonly after: readonly Article[];
  readonly isWhole: boolean;
}

/** Where an article goes on, as one of its pages says. */
export type AdjacentPages = Pick<Article, 'previousPage' | 'nextPage'>;
