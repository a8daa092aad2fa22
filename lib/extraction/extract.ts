import type { Article } from '../clips/article';
import { decide } from './choose/decide';
import {
  discussionIn,
  keepDiscussion,
  mayBeDiscussion,
  type Discussion,
} from './choose/discussion';
import {
  hasRunningText,
  hasText,
  isSignInOrSearch,
  onlyLeadsElsewhere,
} from './choose/looks-like-article';
import type { Decision } from './choose/unsure';
import { pageFeatures } from './features/page-features';
import { finish } from './finish';
import type { Judge } from './model/judge';
import { shippedJudge } from './model/shipped';
import { NotAnArticle } from './not-an-article';
import { readForJudging, type PageReading } from './read-article';

export { NotAnArticle };

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
  const shown = chooseIn(document, url, judge, 'left out');
  if (shown?.isText) return articleOf(shown);
  // Where nothing that shows is a text, a script may have yet to show it.
  const all = chooseIn(document, url, judge, 'kept');
  return articleOf(all?.isText ? all : shown);
}

/** What is kept of a page. */
interface Choice {
  readonly page: PageReading;
  readonly decision: Decision;
  readonly discussion: Discussion | null;
  readonly isText: boolean;
}

function chooseIn(
  document: Document,
  url: string,
  judge: Judge,
  hidden: 'left out' | 'kept',
): Choice | null {
  const page = readForJudging(document, url, { hidden }, judge.rankers);
  if (!page) throw new NotAnArticle('This page is empty.');
  const { body, texts, facts, readability } = page;
  const features = pageFeatures(body, texts, facts, readability);
  const verdict = judge.judge(features);
  const decision = decide(page, verdict);
  const { kept } = decision;
  const discussion = mayBeDiscussion(verdict) ? discussionIn(page, verdict.kept, kept) : null;
  if (discussion) keepDiscussion(discussion, kept);
  const keptBlocks = texts.filter((_, at) => kept[at] === 1);
  if (!hasText(keptBlocks)) return null;
  if (isSignInOrSearch(page, kept))
    throw new NotAnArticle('This page asks for something rather than telling it.');
  if (!discussion && onlyLeadsElsewhere(page, kept, verdict))
    throw new NotAnArticle('This page lists articles rather than being one.');
  return { page, decision, discussion, isText: hasRunningText(keptBlocks) };
}

/** @throws NotAnArticle where nothing is kept */
function articleOf(choice: Choice | null): Article {
  const article = choice && finish(choice.page, choice.decision, choice.discussion);
  if (!article) throw new NotAnArticle();
  return article;
}
