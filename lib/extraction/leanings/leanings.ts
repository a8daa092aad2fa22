import { logOdds } from '../model/log-odds';
import type { PageElement } from '../page/element';
import type { TextBlock } from '../page/text-blocks';

/**
 * A site's leanings: whether the user keeps (1) or leaves out (-1) text blocks with a certain
 * property.
 */
export type Leanings = Readonly<Record<string, number>>;

/** The most leanings stored per site, and the longest key in characters. */
export const MOST_LEANINGS = 60;
export const LONGEST_KEY = 160;

/**
 * How far a choice shifts the log-odds of similar blocks: beyond the judge's greatest confidence.
 */
const STEP = 8;
/** The least share of the words probably wanted that leanings have to leave. */
const LEAST_SHARE = 0.5;
/** How many ancestors distinguish a block from others. */
const MOST_AROUND = 2;
const MOST_CLASSES = 4;
/** The longest label before a colon, and the longest text that may be the same on every page. */
const LONGEST_LABEL = 40;
const LONGEST_SAYING = 80;

/**
 * Returns what a block may share with similar ones on other pages of the site, most specific first:
 * its place with its label or, if it is short, its whole text; then its place alone, if that has a
 * name. Numbers, which differ between pages, are left out.
 */
export function leaningKeys({ element, text }: TextBlock): readonly string[] {
  const place = placeOf(element);
  const label = /^[^:：]*[:：]/.exec(text)?.[0] ?? text;
  const isTold = label.length <= (label === text ? LONGEST_SAYING : LONGEST_LABEL);
  const keys = isTold ? [`${place}|${withoutNumbers(label.toLowerCase())}`] : [];
  if (/[.#]/.test(place)) keys.push(place);
  return keys.map((key) => key.slice(0, LONGEST_KEY));
}

function placeOf(element: PageElement): string {
  const names = [nameOf(element)];
  for (let up = element.parentElement; up && names.length <= MOST_AROUND; up = up.parentElement)
    if (up.className !== '' || up.id !== '') names.push(nameOf(up));
  return names.join('<');
}

function nameOf({ localName, className, id }: PageElement): string {
  const classes = className.split(/\s+/).filter(Boolean).slice(0, MOST_CLASSES).toSorted();
  const named = classes.length > 0 ? classes.map((each) => `.${each}`).join('') : id && `#${id}`;
  return withoutNumbers(localName + named);
}

const withoutNumbers = (text: string): string => text.replaceAll(/\d+/g, '0');

/** The leaning for a block, by its most specific known key. */
function leaningOf(block: TextBlock, leanings: Leanings): number {
  const key = leaningKeys(block).find((each) => Object.hasOwn(leanings, each));
  return key === undefined ? 0 : Math.sign(leanings[key] ?? 0);
}

/**
 * Adjusts the probability that each block is wanted by the site's leanings. After a redesign, the
 * whole text may have the names of what used to be left out; in that case the leanings are ignored.
 */
export function applyLeanings(
  likely: Float32Array,
  blocks: readonly TextBlock[],
  leanings: Leanings,
): Float32Array {
  if (Object.keys(leanings).length === 0) return likely;
  const leant = likely.map((value, at) => {
    const block = blocks[at];
    const leaning = block ? leaningOf(block, leanings) : 0;
    return leaning === 0 ? value : 1 / (1 + Math.exp(-logOdds(value) - STEP * leaning));
  });
  const isMostLeft = wordsIn(leant, blocks) < LEAST_SHARE * wordsIn(likely, blocks);
  return isMostLeft ? likely : leant;
}

/** The word count of all blocks that are more likely wanted than not. */
function wordsIn(likely: Float32Array, blocks: readonly TextBlock[]): number {
  return blocks.reduce(
    (sum, { measure }, at) => sum + ((likely[at] ?? 0) > 0.5 ? measure.words : 0),
    0,
  );
}
