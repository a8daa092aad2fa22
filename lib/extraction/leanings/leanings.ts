import { logOdds } from '../model/log-odds';
import type { PageElement } from '../page/element';
import type { TextBlock } from '../page/text-blocks';

/**
 * What a person keeps (1) or leaves out (-1) on the pages of a site, by what blocks of text have in
 * common there.
 */
export type Leanings = Readonly<Record<string, number>>;

/** More are not remembered of a site, and none that is longer, in characters. */
export const MOST_LEANINGS = 60;
export const LONGEST_KEY = 160;

/** How far a choice moves the log-odds that alike blocks are wanted: past what the judge is surest of. */
const STEP = 8;
/** Of the words of a page that are likely wanted, the share that leanings always leave. */
const LEAST_SHARE = 0.5;
/** Elements around a block that tell it from others. */
const MOST_AROUND = 2;
const MOST_CLASSES = 4;
/** A label before a colon, and a text that is the same on every page, are not longer. */
const LONGEST_LABEL = 40;
const LONGEST_SAYING = 80;

/**
 * What a block may have in common with its like on other pages of the site, from the particular to
 * the general: the place it stands in with its label or, if it is short, all that it says; and its
 * place alone, where that has a name. Numbers, in which pages differ, are left out.
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

/** What is known of a block, by the most particular that it has in common with others. */
function leaningOf(block: TextBlock, leanings: Leanings): number {
  const key = leaningKeys(block).find((each) => Object.hasOwn(leanings, each));
  return key === undefined ? 0 : Math.sign(leanings[key] ?? 0);
}

/**
 * How likely each block is wanted, given what a person keeps on the site. A site that has changed
 * may give its whole text the names of what was left out before: then nothing of it counts.
 */
export function lean(
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

/** The words of all blocks that are more likely wanted than not. */
function wordsIn(likely: Float32Array, blocks: readonly TextBlock[]): number {
  return blocks.reduce(
    (sum, { measure }, at) => sum + ((likely[at] ?? 0) > 0.5 ? measure.words : 0),
    0,
  );
}
