import type { Columns } from './columns';
import type { TextBlock } from '../page/text-blocks';
import { endsSentence, isProse } from './containers';

/** Features of the heading above a block, and of the section below that heading. */
export const SECTION = [
  'fromHeading',
  'headingLevel',
  'headingWords',
  'headingLinked',
  'sectionWords',
  'sectionLinked',
  'sectionBlocks',
  'sectionProse',
] as const;

/**
 * The most words in a line that counts as a heading because it is all bold, as in many templates.
 */
const MOST_HEADING_WORDS = 14;

/** Returns the index of the heading above each block, or -1. */
export function headingsAbove(blocks: readonly TextBlock[]): Int32Array {
  const above = new Int32Array(blocks.length).fill(-1);
  let heading = -1;
  for (const [at, block] of blocks.entries()) {
    above[at] = heading;
    if (isHeading(block)) heading = at;
  }
  return above;
}

function isHeading({ element, measure, bold, text }: TextBlock): boolean {
  if (/^h[1-6]$/.test(element.localName)) return true;
  const { words } = measure;
  return words > 0 && words <= MOST_HEADING_WORDS && bold >= words * 0.99 && !endsSentence(text);
}

/** Writes the `SECTION` features of all blocks. */
export function writeSections(
  blocks: readonly TextBlock[],
  above: Int32Array,
  { out, width, from }: Columns,
): void {
  const sums = new Map<number, { words: number; linked: number; blocks: number; prose: number }>();
  for (const [at, block] of blocks.entries()) {
    const heading = above[at] ?? -1;
    const sum = sums.get(heading) ?? { words: 0, linked: 0, blocks: 0, prose: 0 };
    sum.words += block.measure.words;
    sum.linked += block.linked;
    sum.blocks += 1;
    if (isProse(block)) sum.prose += block.measure.words;
    sums.set(heading, sum);
  }
  for (let at = 0; at < blocks.length; at += 1) {
    const place = above[at] ?? -1;
    const heading = blocks[place];
    const sum = sums.get(place);
    const words = heading?.measure.words ?? 0;
    out.set(
      [
        heading ? at - place : -1,
        heading ? Number(/^h([1-6])$/.exec(heading.element.localName)?.[1] ?? 0) : -1,
        words,
        heading && words > 0 ? heading.linked / words : -1,
        sum?.words ?? 0,
        (sum?.linked ?? 0) / (sum?.words || 1),
        sum?.blocks ?? 0,
        sum?.prose ?? 0,
      ],
      at * width + from,
    );
  }
}
