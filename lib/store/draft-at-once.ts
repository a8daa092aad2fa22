import type { Article } from '@/lib/clips/article';
import { siteHost } from '@/lib/clips/canonical-url';
import type { Draft } from '@/lib/clips/clip';
import { defaultTags } from '@/lib/clips/clipping-settings';
import { idOfArticle } from './article-id';
import { clippingSettings } from './clipping-settings';
import type { ClipDatabase } from './database';
import { clipRow } from './rows';

/** What an article is saved with that nobody adds anything to: a new clip gets the tags that the person gives to all. */
export async function draftAtOnce(db: ClipDatabase, article: Article): Promise<Draft> {
  const known = await clipRow(db, await idOfArticle(article));
  const tags = known ? [] : defaultTags(await clippingSettings(db), siteHost(article.url));
  return tags.length > 0 ? { tags } : {};
}
