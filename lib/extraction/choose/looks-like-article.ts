import type { Receipt } from '../../clips/article';
import type { PageElement } from '../page/element';
import { foldSpace } from '../page/blocks';
import type { TextBlock } from '../page/text-blocks';

/** Below this a page with a password field is a login, not an article with one beside it. */
const LOGIN_WORDS = 150;
/** A part with fewer words than these, out of a page with many more, may be no article. */
const FEW_WORDS = 120;
/** Characters of an article among several. */
const WHOLE_ARTICLE = 600;

/** Whether what is kept reads like an article, rather than a list of links or a form. */
export function looksLikeArticle(kept: readonly TextBlock[], hasPassword: boolean): boolean {
  let words = 0;
  let linked = 0;
  for (const block of kept) {
    words += block.measure.words;
    linked += block.linked;
  }
  if (words === 0 || (words < LOGIN_WORDS && hasPassword) || linked > words * 0.7) return false;
  const running = kept.filter(
    ({ text, measure, ...block }) => text.length >= 25 && block.linked < measure.words / 2,
  );
  return (
    running.length > 1 ||
    running.some(({ text }) => text.length >= 50) ||
    kept.some(({ element }) => element.closest('pre, table, math, blockquote') !== null)
  );
}

/** Whether what is kept is a list of teasers: many linked headings with little text each. */
export function isTeaserList(kept: readonly TextBlock[]): boolean {
  const headings = kept.filter(({ element }) => /^h[234]$/.test(element.localName));
  const linked = headings.filter(leadsElsewhere).length;
  if (linked < 5 || linked < headings.length * 0.7) return false;
  return kept.reduce((sum, { measure }) => sum + measure.words, 0) < linked * 60;
}

/** Whether a heading is a link to another page, rather than to its own place on this one. */
function leadsElsewhere({ element, linked, measure }: TextBlock): boolean {
  if (linked < measure.words * 0.8) return false;
  const link = element.closest('a[href]') ?? element.querySelector('a[href]');
  return link !== null && !link.getAttribute('href')?.includes('#');
}

/** Why the person should look twice at what was taken for the article. */
export function doubtOf(
  root: PageElement,
  kept: readonly TextBlock[],
  wordsVisible: number,
  isDeclaredArticle: boolean,
): Receipt['doubt'] {
  const articles = root
    .querySelectorAll('article')
    .filter(
      (article) =>
        article.querySelector('h1, h2') !== null &&
        foldSpace(article.textContent).length > WHOLE_ARTICLE,
    );
  const headings = kept.filter(({ element }) => /^h[12]$/.test(element.localName));
  const linked = headings.filter(leadsElsewhere).length;
  if (articles.length > 1 || (linked > 2 && linked > headings.length * 0.7))
    return 'several articles';
  const words = kept.reduce((sum, { measure }) => sum + measure.words, 0);
  return !isDeclaredArticle && words < FEW_WORDS && words < wordsVisible * 0.2
    ? 'hardly an article'
    : null;
}
