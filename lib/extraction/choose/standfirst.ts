import { isOutsideArticle } from '../metadata/outside-article';
import { wordKey } from '../page/blocks';
import type { PageElement } from '../page/element';
import type { TextBlock } from '../page/text-blocks';
import type { PageReading } from '../read-article';
import { reasonOf } from './reason';

/** A standfirst is longer than a label and shorter than a text, in words. */
const FEWEST_WORDS = 5;
const MOST_WORDS = 90;
/** The same limit in characters, for scripts without spaces between words. */
const LONGEST = 1000;
/** How many initial characters a truncated description must share with the standfirst. */
const SHARED = 40;
/** How many ancestors of a text to search for a telling name. */
const LEVELS = 2;

/**
 * Newsroom and CMS names for the standfirst, as a word of a class, id or property: standfirst
 * (Guardian), dek and deck (US magazines), subtitle (Medium, Substack), subheadline, chapo
 * (French), vorspann (German), entradilla and bajada (Spanish), sottotitolo and occhiello
 * (Italian), ingress (Nordic), lead and lid (Slavic).
 */
const NAMED =
  /(?:^|[^a-z])(?:standfirst|dek|deck|sub-?_?titles?|sub-?_?head(?:line|ing)?|chapo|vorspann|entradilla|bajada|sottotitolo|occhiello|ingress|lead|lid|lede|summary|abstract|tagline)(?:[^a-z]|$)/;

/**
 * Finds the standfirst of an article, the sentence or two between title and text that introduce it,
 * if it is not already kept: a text that the page names so or gives as its description.
 * @returns its text and the index of its block, or null if there is none
 */
export function standfirstOf(
  { texts, facts, metadata }: PageReading,
  kept: Uint8Array,
): { readonly text: string; readonly at: number } | null {
  const { heading } = facts;
  const start = heading ? texts.findIndex(({ element }) => heading.contains(element)) : -1;
  const end = kept.indexOf(1);
  const description = wordKey(metadata.excerpt ?? '');
  for (let at = start + 1; at < end; at += 1) {
    const block = texts[at];
    if (!block || !mayBeStandfirst(block, heading)) continue;
    if (wordKey(block.text) === wordKey(metadata.title ?? '')) continue;
    if (reasonOf([block], facts, metadata.authors) === 'byline') continue;
    if (isNamed(block.element) || isDescription(block.text, description))
      return { text: block.text, at };
  }
  return null;
}

function mayBeStandfirst(
  { element, text, measure, linked, lines }: TextBlock,
  heading: PageElement | null,
): boolean {
  return (
    measure.words <= MOST_WORDS &&
    text.length <= LONGEST &&
    (text.match(/\p{L}+/gu)?.length ?? 0) >= FEWEST_WORDS &&
    lines === 1 &&
    linked < measure.words / 2 &&
    !element.matches('h1, li, figcaption, button, label, time, address') &&
    element.closest('figure, nav, form, ul, ol, table, blockquote') === null &&
    !isOutsideArticle(element, heading)
  );
}

function isNamed(element: PageElement): boolean {
  let at: PageElement | null = element;
  for (let level = 0; at && level <= LEVELS; level += 1, at = at.parentElement) {
    const names = ['class', 'id', 'itemprop', 'data-testid', 'data-component']
      .map((name) => at?.getAttribute(name) ?? '')
      .join(' ');
    const words = names.replaceAll(/([a-z])([A-Z])/g, '$1-$2').toLowerCase();
    if (NAMED.test(words) || /(?:^| )(?:description|alternativeheadline)(?: |$)/.test(words))
      return true;
    // The name of an element with other text in it does not describe this block.
    if (at.parentElement && at.parentElement.textContent.length > 1.3 * element.textContent.length)
      return false;
  }
  return false;
}

/**
 * Whether a text is the page's description (given as a word key), or begins like a truncated one.
 */
function isDescription(text: string, description: string): boolean {
  const key = wordKey(text);
  if (description.length < SHARED / 2 || key.length < SHARED / 2) return false;
  return (
    key === description ||
    key.startsWith(description.slice(0, Math.max(SHARED, description.length - 10)))
  );
}
