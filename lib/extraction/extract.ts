import type { Article } from '../clips/article';
import { decide } from './choose/decide';
import { discussionIn, keepDiscussion } from './choose/discussion';
import { isOfMany, isTeaserList, looksLikeArticle } from './choose/looks-like-article';
import { pageFeatures } from './features/page-features';
import { finish } from './finish';
import type { Judge } from './model/judge';
import { shippedJudge } from './model/shipped';
import { NotAnArticle } from './not-an-article';
import { readForJudging } from './read-article';

export { NotAnArticle };

/** From here on a page's posts are looked for: articles have comments, too. */
const MAYBE_FORUM = 0.15;

/**
 * The article of a page: its model is read in one walk, each text block judged by what was learnt,
 * and what belongs together kept. The page is only read, with or without layout.
 * @param judge what judges, where it is not the one that ships
 * @throws NotAnArticle where the page holds none
 */
export function extractArticle(
  document: Document,
  url: string,
  judge: Judge = shippedJudge(),
): Article {
  const found = articleIn(document, url, judge, 'left out');
  if (found) return found;
  // Where nothing that shows reads like an article, a script may have yet to show it.
  const hidden = articleIn(document, url, judge, 'kept');
  if (!hidden) throw new NotAnArticle();
  return hidden;
}

function articleIn(
  document: Document,
  url: string,
  judge: Judge,
  hidden: 'left out' | 'kept',
): Article | null {
  const page = readForJudging(document, url, { hidden }, judge.rankers);
  if (!page) throw new NotAnArticle('This page is empty.');
  const { body, texts, facts, readability } = page;
  const features = pageFeatures(body, texts, facts, readability);
  const verdict = judge.judge(features);
  const kept = decide(body, texts, verdict.kept, facts.heading);
  const discussion =
    verdict.kinds.forum > MAYBE_FORUM ? discussionIn(page, verdict.kept, kept) : null;
  if (discussion) keepDiscussion(discussion, kept);
  const keptBlocks = texts.filter((_, at) => kept[at] === 1);
  if (!looksLikeArticle(keptBlocks, page, verdict)) return null;
  if (
    !facts.isDeclaredArticle &&
    !isOfMany(page, verdict) &&
    isTeaserList(keptBlocks, page, verdict)
  )
    throw new NotAnArticle('This page lists articles rather than being one.');
  return finish(page, kept, discussion);
}
