import type { Block } from './blocks';
import { textOf } from './lines';
import type { OutlineEntry } from './page';
import type { Style } from './style';
import { sizeStep } from './style';

/** The size of headings relative to running text. */
const LARGE = 1.08;
const LONGEST = 250;
const MOST_LINES = 4;
const MOST_LEVELS = 4;

const NUMBER = /^(?:\d{1,2}(?:\.\d{1,2}){0,4}|[A-Z]|[IVX]{1,5})[.)]?\s+(?=\p{Lu})/u;

/** The text of a block on one line. */
const plain = ({ lines }: Block): string => lines.map(({ line }) => textOf(line)).join(' ');

/** The form of a title that outlines and pages share: without its number, case and punctuation. */
const keyOf = (title: string): string =>
  title
    .replace(/^[\divxlc][\divxlc.)]*\s+/i, '')
    .replaceAll(/[^\p{L}\p{N}]+/gu, '')
    .toLowerCase();

/**
 * Turns blocks into headings if the outline names them, they are larger than running text, or they
 * are separate in a different font. The largest are of the first level.
 */
export function detectHeadings(
  blocks: readonly Block[],
  style: Style,
  outline: readonly OutlineEntry[],
): readonly Block[] {
  const named = new Map(outline.map(({ title, level }) => [keyOf(title), level]));
  const isHeading = blocks.map((block, index) => {
    if (block.kind === 'heading') return true;
    return isHeadingLike(block, style, { named, next: blocks[index + 1] });
  });
  const sizes = new Set<number>();
  for (const [index, { lines }] of blocks.entries())
    if (isHeading[index]) sizes.add(sizeStep(lines[0]?.line.size ?? 0));
  const ranks = [...sizes].toSorted((a, b) => b - a);
  // Headings missing from the outline rank below those in it.
  const deepest = Math.max(0, ...outline.map(({ level }) => level));
  return blocks.map((block, index) => {
    if (!isHeading[index]) return block;
    const bySize = ranks.indexOf(sizeStep(block.lines[0]?.line.size ?? 0)) + 1;
    const byOutline = named.get(keyOf(plain(block)));
    const level = block.level ?? byOutline ?? (deepest > 0 ? deepest + 1 : bySize);
    return { ...block, kind: 'heading', level: Math.min(level, MOST_LEVELS) };
  });
}

interface HeadingContext {
  readonly named: ReadonlyMap<string, number>;
  readonly next: Block | undefined;
}

function isHeadingLike(block: Block, style: Style, { named, next }: HeadingContext): boolean {
  const { kind, lines } = block;
  const text = plain(block);
  const [first] = lines;
  if (!first || kind === 'note' || kind === 'row' || kind === 'bullet') return false;
  if (/:\/\/|\S@\S/.test(text)) return false;
  if (lines.length > MOST_LINES || text.length > LONGEST || !/\p{L}{2}/u.test(text)) return false;
  const { size, font } = first.line;
  const isNamed = named.has(keyOf(text));
  if (isNamed && (size > style.size * 0.98 || font !== style.font)) return true;
  if (lines.every(({ line }) => line.size >= style.size * LARGE)) return true;
  if (next === undefined || /[,;:–-]$/.test(text)) return false;
  const isOwnType = lines.every(({ line }) => line.font === font) && font !== style.font;
  const isSize = size > style.size * 0.96;
  const isShort = lines.length <= 2 && text.length <= 100;
  // Letters in formulas have a different font, too.
  const isWords = /\p{L}{3}|\p{Lo}{2}/u.test(text);
  if (!isOwnType || !isSize || !isShort || !isWords) return false;
  return NUMBER.test(text) || (/^(?:\p{Lu}|\p{Lo})/u.test(text) && !/[.!?]$|[\\{}=<>]/.test(text));
}
