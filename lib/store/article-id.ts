import type { Article } from '@/lib/clips/article';
import { canonicalUrl } from '@/lib/clips/canonical-url';
import type { Clip } from '@/lib/clips/clip';
import { clipId } from '@/lib/clips/clip-id';
import type { ClipDatabase } from './database';
import { sha256 } from './digest';

/** The id that an article's clip has, or would have. */
export function idOfArticle(article: Pick<Article, 'url' | 'canonicalUrl'>): Promise<string> {
  return clipId(canonicalUrl(article.canonicalUrl ?? article.url), sha256);
}

/** The clip that there is of an article; `null` where there is none, or it is in the trash. */
export async function knownClip(
  db: ClipDatabase,
  article: Pick<Article, 'url' | 'canonicalUrl'>,
): Promise<Clip | null> {
  const row = await db.clips.get(await idOfArticle(article));
  return row && row.deletedAt === null ? row : null;
}
