import { blockOf, blocksIn } from '../cleaning/block';

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
  const linked = headings.filter(({ linkShare }) => linkShare > 0.8).length;
  if (linked < 5 || linked < headings.length * 0.7) return false;
  return blockOf(part).words < linked * 60;
}
