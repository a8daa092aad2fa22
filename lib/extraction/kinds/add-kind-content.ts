import type { Article } from '../../clips/article';
import { linkArticle } from '../../clips/link';
import { withFacts } from './facts';
import type { KindLabels } from './labels';
import { openMessage } from './message';
import { withRecipe } from './recipe';
import { readStructuredData } from './structured-data';
import { readTracks, type LoadTrack } from './tracks';
import { withVideo } from './video';

/**
 * Returns the article of a page with what its kind adds: a video's transcript and chapters, the
 * lists of a recipe, the facts of a product or a repository; in webmail, the open message.
 * @param article the extracted article; `null` if there is none
 * @param load loads files from the page's own site; by default the page itself does, like its
 * player
 * @returns `null` if there is still nothing
 */
export async function addKindContent(
  page: Document,
  url: string,
  article: Article | null,
  { labels, load }: { readonly labels: KindLabels; readonly load?: LoadTrack | undefined },
): Promise<Article | null> {
  const message = openMessage(page, url);
  if (message) return message;
  const nodes = readStructuredData(page);
  const recordings = await readTracks(page, url, load);
  const base = article ?? {
    ...linkArticle(url, page.title),
    lang: page.documentElement.lang || null,
  };
  const cooked = withRecipe(base, page, nodes, labels);
  const amended = withVideo(cooked, page, nodes, { recordings, labels });
  const result = withFacts(amended, page, nodes, labels);
  return result.text === '' ? article : result;
}

/** Adds what a page's kind offers, with labels in the user's language. */
export type KindReader = (
  page: Document,
  url: string,
  article: Article | null,
  load?: LoadTrack,
) => Promise<Article | null>;
