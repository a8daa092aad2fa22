import type { Article } from '../../clips/article';

/** An article's metadata: what is about it rather than in it. */
export type Metadata = Omit<
  Article,
  'html' | 'text' | 'wordCount' | 'dir' | 'title' | 'receipt'
> & {
  readonly title: string | null;
};
