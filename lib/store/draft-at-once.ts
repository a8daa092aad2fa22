import type { Article } from '@/lib/clips/article';
import { siteHost } from '@/lib/clips/canonical-url';
import type { Draft } from '@/lib/clips/clip';
import { defaultTags } from '@/lib/clips/clipping-settings';
import { idOfArticle } from './article-id';
import { clippingSettings } from './clipping-settings';
import type { ClipDatabase } from './database';
import { clipRow } from './rows';

/** The draft for saving an article without the user's input: a new clip gets the default tags. */
export async function draftAtOnce(db: ClipDatabase, article: Article): Promise<Draft> {
  const known = await clipRow(db, await idOfArticle(article));
  const tags = known ? [] : defaultTags(await clippingSettings(db), siteHost(article.url));
  return tags.length > 0 ? { tags } : {};
}
