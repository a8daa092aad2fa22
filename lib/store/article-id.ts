import type { Article } from '@/lib/clips/article';
import { canonicalUrl } from '@/lib/clips/canonical-url';
import { clipId } from '@/lib/clips/clip-id';
import { sha256 } from './digest';

/** The id that an article's clip has, or would have. */
export function idOfArticle(article: Pick<Article, 'url' | 'canonicalUrl'>): Promise<string> {
  return clipId(canonicalUrl(article.canonicalUrl ?? article.url), sha256);
}
