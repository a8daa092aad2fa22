import type { Receipt } from '../../clips/article';
import { blockOf, blocksIn, type Block } from '../cleaning/block';

/** Below this a page with a password field is a login, not an article with one beside it. */
const LOGIN_WORDS = 150;

/** Whether what is left of a page reads like an article, rather than a list of links or a form. */
export function looksLikeArticle(part: Element, isLogin: boolean, text: string): boolean {
  if (text.trim() === '') return false;
  const blocks = blocksIn(part).filter((block) => block.words > 0);
  const words = blocks.reduce((sum, block) => sum + block.words, 0);
  if (words < LOGIN_WORDS && isLogin) return false;
  const linked = blocks.reduce((sum, block) => sum + block.words * block.linkShare, 0);
  if (linked > words * 0.7) return false;
  const running = blocks.filter((block) => block.text.length >= 25 && block.linkShare < 0.5);
  return (
    running.length > 1 ||
    running.some((block) => block.text.length >= 50) ||
    part.querySelector('pre, table, math, blockquote') !== null
  );
}

/** Whether a part of a page is a list of teasers: many linked headings with little text each. */
export function isTeaserList(part: Element): boolean {
  const headings = Array.from(part.querySelectorAll('h2, h3, h4'), blockOf).filter(
    ({ words }) => words > 0,
  );
  const linked = headings.filter(leadsElsewhere).length;
  if (linked < 5 || linked < headings.length * 0.7) return false;
  return blockOf(part).words < linked * 60;
}

/** Whether a heading is a link to another page, rather than to its own place on this one. */
function leadsElsewhere({ element, linkShare }: Block): boolean {
  return linkShare > 0.8 && element.querySelector('a[href]:not([href*="#"])') !== null;
}

/** A part with fewer words than these, out of a page with many more, may be no article. */
const FEW_WORDS = 120;
/** Characters of an article among several. */
const WHOLE_ARTICLE = 600;

/** Why the person should look twice at what was taken for the article. */
export function doubtOf(
  part: Element,
  wordsKept: number,
  wordsVisible: number,
  isDeclaredArticle: boolean,
): Receipt['doubt'] {
  const articles = Array.from(part.querySelectorAll('article')).filter(
    (article) =>
      article.querySelector('h1, h2') !== null && article.textContent.length > WHOLE_ARTICLE,
  );
  const headings = Array.from(part.querySelectorAll('h1, h2'), blockOf);
  const linked = headings.filter(leadsElsewhere).length;
  if (articles.length > 1 || (linked > 2 && linked > headings.length * 0.7))
    return 'several articles';
  return !isDeclaredArticle && wordsKept < FEW_WORDS && wordsKept < wordsVisible * 0.2
    ? 'hardly an article'
    : null;
}
