import type { Receipt } from '../../clips/article';
import type { PageElement } from '../page/element';
import { foldSpace } from '../page/blocks';
import type { Verdict } from '../model/judge';
import type { TextBlock } from '../page/text-blocks';
import type { PageReading } from '../read-article';

/** A page with a password field and fewer visible words is a login. */
const MOST_WORDS_OF_LOGIN = 200;
/** In words: what the shortest discussion has. */
const LEAST_OF_POST = 5;
const SURE = 0.5;
/** A heading that is less likely wanted stands elsewhere on the page. */
const MAYBE_OF_LIST = 0.08;
/** Of an article's words, and of those of what a site's front page may be taken for. */
const MOST_LINKED = 0.7;
const MOST_LINKED_IN_FRONT = 0.5;
/** Below this a page with a password field is a login, not an article with one beside it. */
const LOGIN_WORDS = 150;
/** A part with fewer words than these, out of a page with many more, may be no article. */
const FEW_WORDS = 120;
/** Characters of an article among several. */
const WHOLE_ARTICLE = 600;

/** Whether what is kept reads like an article, rather than a list of links or a form. */
export function looksLikeArticle(
  kept: readonly TextBlock[],
  page: PageReading,
  verdict: Verdict,
): boolean {
  // A site's login in the corner of an article does not make it a login page.
  const isLogin = page.hasPassword && page.wordsVisible < MOST_WORDS_OF_LOGIN;
  let words = 0;
  let linked = 0;
  for (const block of kept) {
    words += block.measure.words;
    linked += block.linked;
  }
  if (words === 0 || (words < LOGIN_WORDS && isLogin)) return false;
  const isLinked = linked > words * (isFront(page) ? MOST_LINKED_IN_FRONT : MOST_LINKED);
  if (isLinked && !page.facts.isDeclaredArticle && !isOfMany(page, verdict)) return false;
  if (verdict.kind === 'forum') return words >= LEAST_OF_POST;
  const sizeOf = ({ text, measure }: TextBlock): number => text.length + 2 * measure.unspaced;
  const running = kept.filter(
    (block) => sizeOf(block) >= 25 && (isLinked || block.linked < block.measure.words / 2),
  );
  return (
    running.length > 1 ||
    running.some((block) => sizeOf(block) >= 50) ||
    kept.some(({ element }) => element.closest('pre, table, math, blockquote') !== null)
  );
}

/** Whether a page is surely a list of things, which a person may want as one; a front page is none. */
export function isOfMany(page: PageReading, { kinds }: Verdict): boolean {
  return !isFront(page) && kinds.listing + kinds.collection + kinds.product > SURE;
}

function isFront({ facts }: PageReading): boolean {
  return !URL.canParse(facts.url) || new URL(facts.url).pathname === '/';
}

/** Whether what is kept is a list of teasers: many linked headings with little text each. */
export function isTeaserList(
  kept: readonly TextBlock[],
  { texts }: PageReading,
  verdict: Verdict,
): boolean {
  const headings = texts.filter(
    ({ element }, at) =>
      /^h[234]$/.test(element.localName) && (verdict.kept[at] ?? 0) > MAYBE_OF_LIST,
  );
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
