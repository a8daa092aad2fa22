import type { Receipt } from '../../clips/article';
import type { PageElement } from '../page/element';
import { foldSpace, wordKey } from '../page/blocks';
import type { Verdict } from '../model/judge';
import type { TextBlock } from '../page/text-blocks';
import type { Decision } from './unsure';
import type { PageReading } from '../read-article';

/**
 * The probability from which a page may be a list that is wanted as such; about the share of such
 * pages overall.
 */
const MAYBE_OF_MANY = 0.25;
/**
 * The link density above which a page is a list of links, and the share of teasers above which it
 * is a list of those.
 */
const MOST_WORDS_SHARE = 0.5;
/** The fewest teasers that make a list. */
const FEWEST_TEASERS = 5;
/** Text under a heading that links elsewhere is a teaser if it has fewer words than this. */
const LONGEST_TEASER = 60;
/** Fewer words than these, out of a page with many more, may not be an article. */
const FEW_WORDS = 120;
/** The most words kept from a sign-in page, and the most words it shows. */
const FEW_WORDS_TO_SIGN_IN = 60;
const LONGEST_SIGN_IN = 300;
/** Below this expected F1, nothing on the page is certain. */
const LEAST_EXPECTED = 0.6;
/** The fewest characters in each article of a page with several. */
const WHOLE_ARTICLE = 600;
/**
 * The fewest characters in a line that is more than a label, and in one that is a text by itself.
 */
const LINE = 25;
const TEXT = 50;

/** The length in characters, with unspaced scripts adjusted to compare with spaced ones. */
const sizeOf = ({ text, measure }: TextBlock): number => text.length + 2 * measure.unspaced;

/** Whether the kept blocks amount to more than a word or two. */
export function hasText(kept: readonly TextBlock[]): boolean {
  return kept.reduce((sum, block) => sum + sizeOf(block), 0) >= LINE;
}

/** Whether the kept blocks include running text, rather than labels alone. */
export function hasRunningText(kept: readonly TextBlock[]): boolean {
  return (
    kept.filter((block) => sizeOf(block) >= LINE).length > 1 ||
    kept.some((block) => sizeOf(block) >= TEXT) ||
    kept.some(({ element }) => element.closest('pre, table, math, blockquote') !== null)
  );
}

/** Whether the kept blocks only link to articles, on a page that is not wanted as a list. */
export function onlyLeadsElsewhere(
  { texts, facts }: PageReading,
  kept: Uint8Array,
  { kinds }: Verdict,
): boolean {
  if (facts.isDeclaredArticle) return false;
  const isFront = !URL.canParse(facts.url) || new URL(facts.url).pathname === '/';
  if (isFront) return isList(texts, kept);
  return (
    kinds.listing + kinds.collection + kinds.product < MAYBE_OF_MANY && isTeaserList(texts, kept)
  );
}

/**
 * Whether a page is a sign-in page or shows search results. Pages of all kinds have such fields,
 * but a sign-in page has little else, and a results page repeats the query in its title.
 */
export function isSignInOrSearch(
  { texts, facts, hasPassword, searchedFor, wordsVisible }: PageReading,
  kept: Uint8Array,
): boolean {
  const words = texts.reduce((sum, { measure }, at) => sum + (kept[at] ? measure.words : 0), 0);
  if (hasPassword && words < FEW_WORDS_TO_SIGN_IN && wordsVisible < LONGEST_SIGN_IN) return true;
  const title = facts.root.querySelector('title')?.textContent ?? '';
  return searchedFor !== '' && wordKey(title).includes(wordKey(searchedFor)) && isList(texts, kept);
}

/** Whether the kept blocks are mostly links or teasers. */
export function isList(texts: readonly TextBlock[], kept: Uint8Array): boolean {
  let words = 0;
  let linked = 0;
  for (const [at, block] of texts.entries()) {
    if (kept[at] !== 1) continue;
    words += block.measure.words;
    linked += block.linked;
  }
  return linked > words * MOST_WORDS_SHARE || isTeaserList(texts, kept);
}

/** Whether the kept blocks are mostly teasers: short texts under headings that link elsewhere. */
function isTeaserList(texts: readonly TextBlock[], kept: Uint8Array): boolean {
  let words = 0;
  let teasers = 0;
  let count = 0;
  let section = 0;
  let isTeaser = false;
  const end = (): void => {
    words += section;
    if (!isTeaser || section === 0 || section >= LONGEST_TEASER) return;
    teasers += section;
    count += 1;
  };
  for (const [at, block] of texts.entries()) {
    if (/^h[1-6]$/.test(block.element.localName)) {
      end();
      section = 0;
      isTeaser = leadsElsewhere(block);
    }
    if (kept[at] === 1) section += block.measure.words;
  }
  end();
  return count >= FEWEST_TEASERS && teasers > words * MOST_WORDS_SHARE;
}

/** Whether a heading links to another page, rather than to its own anchor on this one. */
function leadsElsewhere({ element, linked, measure }: TextBlock): boolean {
  if (linked < measure.words * 0.8) return false;
  const link = element.closest('a[href]') ?? element.querySelector('a[href]');
  return link !== null && !link.getAttribute('href')?.includes('#');
}

/**
 * Why the user should double-check what was taken for the article; `null` if there is no reason to.
 */
export function doubtOf(
  root: PageElement,
  { texts, facts, wordsVisible }: PageReading,
  { kept, judged }: Decision,
): Receipt['doubt'] {
  const articles = root
    .querySelectorAll('article')
    .filter(
      (article) =>
        article.querySelector('h1, h2') !== null &&
        foldSpace(article.textContent).length > WHOLE_ARTICLE,
    );
  const blocks = texts.filter((_, at) => kept[at] === 1);
  const headings = blocks.filter(({ element }) => /^h[12]$/.test(element.localName));
  const linked = headings.filter(leadsElsewhere).length;
  if (articles.length > 1 || (linked > 2 && linked > headings.length * 0.7))
    return 'several articles';
  const words = blocks.reduce((sum, { measure }) => sum + measure.words, 0);
  if (facts.isDeclaredArticle) return null;
  if (isList(texts, kept)) return 'several articles';
  if (words < FEW_WORDS && words < wordsVisible * 0.2) return 'hardly an article';
  return judged && judged.expected < LEAST_EXPECTED ? 'unsure' : null;
}
