import type { TextBlock } from '../page/text-blocks';
import { leaningKeys, MOST_LEANINGS, type Leanings } from './leanings';

/** The user's changes to an article: passages restored and removed, and the resulting text. */
export interface ChosenPassages {
  readonly restored: readonly string[];
  readonly removed: readonly string[];
  readonly text: string;
}

/** The share of similar blocks' words that must have been decided the same way to learn from. */
const AGREED = 0.9;

/** How many words of similar blocks were kept and left out. */
interface Tally {
  kept: number;
  left: number;
}

/**
 * Learns leanings from a choice: for each passage restored or removed, the most general key whose
 * blocks were all decided the same way. Removing one of twelve similar paragraphs says nothing
 * about the other eleven.
 */
export function learnFrom(
  blocks: readonly TextBlock[],
  { restored, removed, text }: ChosenPassages,
): Leanings {
  const kept = withoutSpace(text);
  const changed = { restored: restored.map(withoutSpace), removed: removed.map(withoutSpace) };
  const tallies = new Map<string, Tally>();
  const lines = blocks.map((block) => ({ block, line: withoutSpace(block.text) }));
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

/** Removes white space, which differs between a page and its clip. */
const withoutSpace = (text: string): string => text.replaceAll(/\s+/g, '');

const isIn = (texts: readonly string[], line: string): boolean =>
  line !== '' && texts.some((text) => text.includes(line));
