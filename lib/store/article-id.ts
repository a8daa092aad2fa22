import type { Article } from '@/lib/clips/article';
import { canonicalUrl } from '@/lib/clips/canonical-url';
import type { Clip } from '@/lib/clips/clip';
import { clipId } from '@/lib/clips/clip-id';
import type { ClipDatabase } from './database';
import { watch } from './live';
import { sha256 } from './digest';

/** The id of an article's clip, existing or not. */
export function idOfArticle(article: Pick<Article, 'url' | 'canonicalUrl'>): Promise<string> {
  return clipId(canonicalUrl(article.canonicalUrl ?? article.url), sha256);
}

/** The clip of an article; `null` if there is none, or it is in the trash. */
export async function knownClip(
  db: ClipDatabase,
  article: Pick<Article, 'url' | 'canonicalUrl'>,
): Promise<Clip | null> {
  return existingClip(db, await idOfArticle(article));
}

/**
 * Watches the clip of an article (`null` if there is none). The id is computed first: a live query
 * must not await anything but the database.
 */
export function watchKnownClip(db: ClipDatabase, article: Pick<Article, 'url' | 'canonicalUrl'>) {
  return (onValue: (clip: Clip | null) => void, onError: (error: unknown) => void) => {
    let stop: (() => void) | null = null;
    let isStopped = false;
    void idOfArticle(article).then((id) => {
      if (!isStopped) stop = watch(() => existingClip(db, id))(onValue, onError);
    }, onError);
    return () => {
      isStopped = true;
      stop?.();
    };
  };
}

async function existingClip(db: ClipDatabase, id: string): Promise<Clip | null> {
  const row = await db.clips.get(id);
  return row && row.deletedAt === null ? row : null;
}
