import type { TextBlock } from '../page/text-blocks';
import { leaningKeys, MOST_LEANINGS, type Leanings } from './leanings';

/** What a person made of an article: what they put back, what they took out, and all that is kept. */
export interface Chosen {
  readonly restored: readonly string[];
  readonly removed: readonly string[];
  readonly text: string;
}

/** Of the words of alike blocks, the share that must have been decided alike to be learnt from. */
const AGREED = 0.9;

/** How many words of alike blocks were kept and left out. */
interface Tally {
  kept: number;
  left: number;
}

/**
 * What a choice tells of the site: for each passage that was put back or taken out the most
 * general that it has in common with other blocks, all of which went the same way. One of twelve
 * alike paragraphs, taken out, says nothing of the other eleven.
 */
export function learnFrom(
  blocks: readonly TextBlock[],
  { restored, removed, text }: Chosen,
): Leanings {
  const kept = squeeze(text);
  const changed = { restored: restored.map(squeeze), removed: removed.map(squeeze) };
  const tallies = new Map<string, Tally>();
  const lines = blocks.map((block) => ({ block, line: squeeze(block.text) }));
  for (const { block, line } of lines) {
    const isLeft = isIn(changed.removed, line) || !kept.includes(line);
    for (const key of leaningKeys(block)) {
      const tally = tallies.get(key) ?? { kept: 0, left: 0 };
      tally[isLeft ? 'left' : 'kept'] += block.measure.words + 1;
      tallies.set(key, tally);
    }
  }
  const found = new Map<string, number>();
  for (const { block, line } of lines) {
    const isKept = isIn(changed.restored, line);
    if ((!isKept && !isIn(changed.removed, line)) || found.size >= MOST_LEANINGS) continue;
    const key = leaningKeys(block).findLast((each) => agrees(tallies.get(each), isKept));
    if (key !== undefined) found.set(key, isKept ? 1 : -1);
  }
  return Object.fromEntries(found);
}

function agrees(tally: Tally | undefined, isKept: boolean): boolean {
  if (!tally) return false;
  const { kept, left } = tally;
  return (isKept ? kept : left) >= AGREED * (kept + left);
}

/** Without the white space, which differs between a page and what is made of it. */
const squeeze = (text: string): string => text.replaceAll(/\s+/g, '');

const isIn = (texts: readonly string[], line: string): boolean =>
  line !== '' && texts.some((text) => text.includes(line));
