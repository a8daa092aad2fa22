import type { Line } from './lines';
import { textOf } from './lines';
import type { Style } from './style';
import { sizeStep } from './style';

/** The kinds of text blocks. */
export type BlockKind = 'heading' | 'paragraph' | 'bullet' | 'numbered' | 'note' | 'row';

/** The lines of one paragraph, heading or list item. */
export interface Block {
  readonly kind: BlockKind;
  /** Its lines, each with its page number. */
  readonly lines: readonly PagedLine[];
  /** For a heading, its level; 1 for the outermost. */
  readonly level?: number;
}

/** A line and its page number. */
export interface PagedLine {
  readonly line: Line;
  readonly page: number;
}

/** The markers of list items. `o` and `-` are bullets only before a space. */
export const BULLET = /^(?:[•◦▪▫‣⁃●○■□▶►·∙✓✗➢➤]\s*|[o–—-]\s+)(?=\S)/u;
export const NUMBERED = /^\(?(\d{1,3})[.)]\s+(?=\S)/u;

/** Splits a column's lines into paragraphs. */
export function paragraphsOf(
  column: readonly Line[],
  page: number,
  style: Style,
): readonly Block[] {
  const blocks: PagedLine[][] = [];
  const edges = edgesOf(column, style);
  for (const [index, line] of column.entries()) {
    const block = blocks.at(-1);
    const next = column[index + 1];
    if (block && !begins(line, block, { next, edges, style })) block.push({ line, page });
    else blocks.push([{ line, page }]);
  }
  return blocks.map((lines) => ({ kind: kindOf(lines), lines }));
}

function kindOf([first]: readonly PagedLine[]): BlockKind {
  const text = first ? textOf(first.line) : '';
  if (BULLET.test(text)) return 'bullet';
  return NUMBERED.test(text) ? 'numbered' : 'paragraph';
}

interface Edges {
  readonly left: number;
  readonly right: number;
}

/** The left and right edges of a column, from its lines of running text. */
function edgesOf(column: readonly Line[], style: Style): Edges {
  const running = column.filter(({ size }) => sizeStep(size) === style.size);
  const lines = running.length > 0 ? running : column;
  return { left: commonEdge(lines, 'left'), right: commonEdge(lines, 'right') };
}

/** The outermost position at which at least two lines begin or end. */
function commonEdge(lines: readonly Line[], side: 'left' | 'right'): number {
  const sign = side === 'left' ? 1 : -1;
  const places = lines.map((line) => line[side] * sign).toSorted((a, b) => a - b);
  const shared = places.find(
    (place, index) => Math.abs((places[index + 1] ?? Infinity) - place) < 2,
  );
  return (shared ?? places[0] ?? 0) * sign;
}

interface LineContext {
  readonly next: Line | undefined;
  readonly edges: Edges;
  readonly style: Style;
}

/** Whether a line begins a new block after the previous line. */
function begins(
  line: Line,
  block: readonly PagedLine[],
  { next, edges, style }: LineContext,
): boolean {
  const lines = block.map((each) => each.line);
  const [first, last] = [lines[0], lines.at(-1)];
  if (!first || !last) return true;
  const gap = (line.y - last.y) / Math.max(line.size, last.size);
  if (gap > style.pitch * 1.28 + 0.05 || gap < -0.5) return true;
  if (Math.abs(sizeStep(line.size) - sizeStep(last.size)) > line.size * 0.08) return true;
  const text = textOf(line);
  if (BULLET.test(text)) return true;
  if (NUMBERED.test(text) && (NUMBERED.test(textOf(first)) || isShort(last, line, lines, next)))
    return true;
  if (line.font !== last.font && isAlone(last, lines, edges)) return true;
  if (isShort(last, line, lines, next)) return true;
  return isIndented(line, { first, last, next }, edges);
}

/** Whether a block has only one or two short lines, like a heading. */
const isAlone = (last: Line, lines: readonly Line[], { left, right }: Edges): boolean =>
  lines.length <= 2 && last.right < left + (right - left) * 0.85;

/** Whether a line ends although the next word would have fitted: a deliberate line break. */
function isShort(last: Line, line: Line, lines: readonly Line[], next: Line | undefined): boolean {
  const around = [
    ...lines.slice(-4),
    line,
    ...(next && sizeStep(next.size) === sizeStep(line.size) ? [next] : []),
  ];
  const room = line.rtl
    ? last.left - Math.min(...around.map(({ left }) => left))
    : Math.max(...around.map(({ right }) => right)) - last.right;
  const text = textOf(line);
  const [word = ''] = /^\S+/.exec(text) ?? [];
  const width =
    ((line.right - line.left) * Array.from(word).length) / Math.max(1, Array.from(text).length);
  // In scripts without spaces, lines are filled to a character.
  const needed = word.length === text.length ? line.size * 2 : width;
  return room > needed + line.size * 0.9 && !/[-‐\u00AD]$/.test(textOf(last));
}

/**
 * Whether a line begins a paragraph by its indentation or, in a bibliography, hanging indentation.
 */
function isIndented(
  line: Line,
  { first, last, next }: { first: Line; last: Line; next: Line | undefined },
  edges: Edges,
): boolean {
  const indentOf = (of: Line) => (of.rtl ? edges.right - of.right : of.left - edges.left);
  const [own, before] = [indentOf(line), indentOf(last)];
  const em = line.size;
  // An item's text is indented relative to its marker.
  const isItem =
    last === first && /^(?:\S{1,4}\s|\[)/.test(textOf(first)) && hasMark(textOf(first));
  if (own > before + em * 0.7 && own < before + em * 5 && !isItem) {
    return next === undefined || indentOf(next) < own - em * 0.4 || Math.abs(before) < em * 0.3;
  }
  const isOut = own < before - em * 0.7 && next !== undefined && indentOf(next) > own + em * 0.7;
  return isOut && /[.\]\d)]$/.test(textOf(last)) && /^[\p{Lu}[\d]/u.test(textOf(line));
}

const hasMark = (text: string): boolean =>
  BULLET.test(text) || NUMBERED.test(text) || /^(?:\[\w{1,8}\]|\(?\w{1,3}[.)])\s/.test(text);
