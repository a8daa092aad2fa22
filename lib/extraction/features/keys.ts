import type { PageElement } from '../page/element';
import type { TextBlock } from '../page/text-blocks';

/** The keys of a block, for lookup in the log-odds tables. */
export interface Keys {
  /** Words in the names of its ancestors and itself, outermost first. */
  readonly names: readonly string[];
  /** Its first one, two and three words. */
  readonly first: readonly string[];
  /** The words and word pairs of a short block; empty for longer ones. */
  readonly words: readonly string[];
}

/** The most words in a short block; the form of a longer one tells more than its single words. */
const SHORT = 25;
/**
 * How many levels of ancestors contribute names; those farther out are the same all over the page.
 */
const MOST_AROUND = 10;
const NAMED = [
  'class',
  'id',
  'itemprop',
  'role',
  'data-testid',
  'data-component',
  'aria-label',
  'rel',
];

const named = new WeakMap<PageElement, readonly string[]>();

/** The words in an element's names: `relatedPosts_list` gives "related", "posts" and "list". */
export function namesOf(element: PageElement): readonly string[] {
  const known = named.get(element);
  if (known) return known;
  let names = '';
  for (const attribute of NAMED) {
    const value = element.attributes[attribute];
    if (value !== undefined) names += ` ${value.slice(0, 300)}`;
  }
  if (element.localName.includes('-')) names += ` ${element.localName}`;
  const words =
    names === ''
      ? []
      : names
          .replace(/([\p{Ll}\d])(\p{Lu})/gu, '$1-$2')
          .toLowerCase()
          .split(/[^\p{L}]+/u)
          .filter((word) => word.length > 1 && word.length < 25);
  named.set(element, words);
  return words;
}

/**
 * Collects the keys of a block.
 * @param path from the outermost element whose names count to the block's own
 */
export function keysOf(
  block: TextBlock,
  words: readonly string[],
  path: readonly PageElement[],
): Keys {
  const names = new Set<string>();
  for (const element of path.slice(-MOST_AROUND))
    for (const name of namesOf(element)) {
      // The last one is the nearest.
      names.delete(name);
      names.add(name);
    }
  const first: string[] = [];
  for (let length = 1; length <= 3 && length <= words.length; length += 1)
    first.push(words.slice(0, length).join(' '));
  const isShort = block.measure.words <= SHORT;
  const ownWords = isShort ? words.slice(0, SHORT) : [];
  const pairs = ownWords.slice(1).map((word, at) => `${ownWords[at]} ${word}`);
  return { names: [...names], first, words: [...ownWords, ...pairs] };
}
