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
import { applyLeanings, type Leanings } from './leanings/leanings';
import { learnFrom, type ChosenPassages } from './leanings/learn';
import type { Judge } from './model/judge';
import { shippedJudge } from './model/shipped';
import { NotAnArticle } from './not-an-article';
import { readForJudging, type PageReading } from './read-article';

export { NotAnArticle };

/**
 * Extracts the article of a page: reads its model in one pass, judges each text block with the
 * trained model, and keeps what belongs together. The page is only read, with or without layout.
 * @param judge the judge to use instead of the shipped one
 * @throws NotAnArticle if the page has none
 */
export function extractArticle(
  document: Document,
  url: string,
  judge: Judge = shippedJudge(),
): Article {
  return extractWithLeanings(document, url, {}, judge).article;
}

/**
 * Extracts the article as `extractArticle` does, taking into account what the user tends to keep
 * and leave out on its site, and counts the passages decided by that.
 * @throws NotAnArticle if the page has none
 */
export function extractWithLeanings(
  document: Document,
  url: string,
  leanings: Leanings,
  judge: Judge = shippedJudge(),
): { readonly article: Article; readonly leant: number } {
  const shown = chooseIn(document, url, { judge, leanings }, 'left out');
  if (shown?.isText) return articleOf(shown);
  // If no visible part is a text, a script may yet reveal one.
  const all = chooseIn(document, url, { judge, leanings }, 'kept');
  return articleOf(all?.isText ? all : shown);
}

/** The judge, and the site's leanings that adjust its judgement. */
interface Judging {
  readonly judge: Judge;
  readonly leanings: Leanings;
}

/** The parts of a page that are kept. */
interface Choice {
  readonly page: PageReading;
  readonly decision: Decision;
  readonly discussion: Discussion | null;
  readonly isText: boolean;
  /** How many passages are kept or left out because of the user's earlier choices on the site. */
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
  const verdict = { ...judged, kept: applyLeanings(judged.kept, texts, leanings) };
  const decision = decide(page, verdict);
  const { kept } = decision;
  const discussion = mayBeDiscussion(verdict) ? discussionIn(page, verdict.kept, kept) : null;
  if (discussion) keepDiscussion(discussion, kept);
  const keptBlocks = texts.filter((_, at) => kept[at] === 1);
  if (!hasText(keptBlocks)) return null;
  if (isSignInOrSearch(page, kept))
    throw new NotAnArticle('This page asks for something and has no article.');
  if (!discussion && onlyLeadsElsewhere(page, kept, verdict))
    throw new NotAnArticle('This page is a list of articles, not an article.');
  const leant = countLeant(judged.kept, decision);
  return { page, decision, discussion, isText: hasRunningText(keptBlocks), leant };
}

/** Counts the blocks on which the leanings changed the decision. */
function countLeant(before: Float32Array, { kept, judged }: Decision): number {
  if (!judged || judged.likely === before) return 0;
  return before.reduce((count, value, at) => {
    const isNow = (judged.likely[at] ?? 0) > judged.least;
    return count + (value > judged.least !== isNow && isNow === (kept[at] === 1) ? 1 : 0);
  }, 0);
}

/** @throws NotAnArticle if nothing is kept */
function articleOf(choice: Choice | null): { readonly article: Article; readonly leant: number } {
  const article = choice && finish(choice.page, choice.decision, choice.discussion);
  if (!article) throw new NotAnArticle();
  return { article, leant: choice.leant };
}

/**
 * Learns a site's leanings from the user's choice on one page; empty if the page cannot be read.
 */
export function learnLeanings(document: Document, url: string, chosen: ChosenPassages): Leanings {
  const page = readForJudging(document, url, { hidden: 'left out' });
  return page ? learnFrom(page.texts, chosen) : {};
}
