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
 * The article of a page with what its kind adds to it: what a video's tracks say, the lists of a
 * recipe, the facts of a product or a repository; in a mailbox, the message that is open.
 * @param article what extraction found; `null` where it found nothing
 * @param load loads files of the page's own site; where it is not given, the page does, as its player
 * @returns `null` where there is nothing still
 */
export async function ofKind(
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
  const told = withFacts(amended, page, nodes, labels);
  return told.text === '' ? article : told;
}

/** Reads what a page's kind adds, with labels in the person's language. */
export type KindReader = (
  page: Document,
  url: string,
  article: Article | null,
  load?: LoadTrack,
) => Promise<Article | null>;
