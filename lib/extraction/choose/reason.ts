import type { PageFacts } from '../metadata/page-facts';
import { namesOf } from '../features/keys';
import type { TextBlock } from '../page/text-blocks';
import { wordKey } from '../page/blocks';

/**
 * Returns a one-word reason to show the user for why something was left out, as far as one is
 * known.
 */
export function reasonOf(
  blocks: readonly TextBlock[],
  facts: PageFacts,
  authors: readonly string[],
): string {
  let words = 0;
  let linked = 0;
  let button = 0;
  for (const { measure, ...block } of blocks) {
    words += measure.words;
    linked += block.linked;
    button += block.button;
  }
  const [first] = blocks;
  if (!first || button > words / 2) return 'control';
  const { element, text } = first;
  if (facts.heading && (element === facts.heading || facts.heading.contains(element)))
    return 'repeated';
  if (element.closest('figure, figcaption')) return 'caption';
  if (linked > words * 0.6) return blocks.length > 2 ? 'list of links' : 'links';
  const names = new Set<string>();
  for (let at = element; at.parentElement && names.size < 30; at = at.parentElement)
    for (const name of namesOf(at)) names.add(name);
  if (names.has('comment') || names.has('comments')) return 'comments';
  const key = wordKey(text.slice(0, 200));
  if (words < 25 && authors.some((name) => key.includes(wordKey(name)))) return 'byline';
  if (authors.some((name) => key.startsWith(wordKey(name)))) return 'about the author';
  return blocks.length === 1 && /^h[1-6]$/.test(element.localName) ? 'heading of nothing' : 'box';
}
