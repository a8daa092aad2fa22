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
import { lean, type Leanings } from './leanings/leanings';
import { learnFrom, type Chosen } from './leanings/learn';
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
  return extractLeaning(document, url, {}, judge).article;
}

/**
 * The article of a page, as `extractArticle` gives it, given what the person tends to keep and leave
 * out on its site, and how many passages are kept or left out for that.
 * @throws NotAnArticle where the page holds none
 */
export function extractLeaning(
  document: Document,
  url: string,
  leanings: Leanings,
  judge: Judge = shippedJudge(),
): { readonly article: Article; readonly leant: number } {
  const shown = chooseIn(document, url, { judge, leanings }, 'left out');
  if (shown?.isText) return articleOf(shown);
  // Where nothing that shows is a text, a script may have yet to show it.
  const all = chooseIn(document, url, { judge, leanings }, 'kept');
  return articleOf(all?.isText ? all : shown);
}

/** What judges, and what moves its judgement. */
interface Judging {
  readonly judge: Judge;
  readonly leanings: Leanings;
}

/** What is kept of a page. */
interface Choice {
  readonly page: PageReading;
  readonly decision: Decision;
  readonly discussion: Discussion | null;
  readonly isText: boolean;
  /** How many passages are kept or left out because of what was done on the site before. */
  readonly leant: number;
}

function chooseIn(
  document: Document,
  url: string,
  { judge, leanings }: Judging,
  hidden: 'left out' | 'kept',
): Choice | null {
  const page = readForJudging(document, url, { hidden }, judge.rankers);
  if (!page) throw new NotAnArticle('This page is empty.');
  const { body, texts, facts, readability } = page;
  const features = pageFeatures(body, texts, facts, readability);
  const judged = judge.judge(features);
  const verdict = { ...judged, kept: lean(judged.kept, texts, leanings) };
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
  const leant = countLeant(judged.kept, decision);
  return { page, decision, discussion, isText: hasRunningText(keptBlocks), leant };
}

/** How many blocks would have been decided otherwise from what was likely at first. */
function countLeant(before: Float32Array, { kept, judged }: Decision): number {
  if (!judged || judged.likely === before) return 0;
  return before.reduce((count, value, at) => {
    const isNow = (judged.likely[at] ?? 0) > judged.least;
    return count + (value > judged.least !== isNow && isNow === (kept[at] === 1) ? 1 : 0);
  }, 0);
}

/** @throws NotAnArticle where nothing is kept */
function articleOf(choice: Choice | null): { readonly article: Article; readonly leant: number } {
  const article = choice && finish(choice.page, choice.decision, choice.discussion);
  if (!article) throw new NotAnArticle();
  return { article, leant: choice.leant };
}

/** What a person's choice on a page tells of its site; nothing where the page cannot be read. */
export function learnLeanings(document: Document, url: string, chosen: Chosen): Leanings {
  const page = readForJudging(document, url, { hidden: 'left out' });
  return page ? learnFrom(page.texts, chosen) : {};
}
