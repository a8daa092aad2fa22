import type { Article } from '../../clips/article';

/** An article that runs over more pages is a book. */
export const MOST_PAGES = 60;

/** The pages before and after one, in order; `isWhole` if none is missing. */
export interface OtherPages {
  readonly before: readonly Article[];
  readonly after: readonly Article[];
  readonly isWhole: boolean;
}

/** The URLs of the adjacent pages, as stated by one page of an article. */
export type AdjacentPages = Pick<Article, 'previousPage' | 'nextPage'>;
