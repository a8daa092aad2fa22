import type { Line } from './lines';
import { lineOf } from './lines';

/** Fewer lines beside each other are no columns. */
const FEWEST_LINES = 4;
/** A column of text is filled by its lines; cells of a table leave room. */
const FILLED = 0.55;
/** Of the region's width, what a column has at least. */
const NARROWEST = 0.12;
const DEEPEST = 6;
/** Of the cells of a table, how many are numbers at least; in an index, numbers follow words. */
const NUMBERS = 0.3;
/** In em: a column of text is wider. */
const WIDEST_CELL = 10;

/**
 * The lines of a page in reading order, a list for each column or part of one: where white space
 * runs down between lines on both sides, what is on one side is read before the other; what spans
 * it is read where it stands.
 */
export function columnsOf(lines: readonly Line[], rtl: boolean, depth = 0): readonly Line[][] {
  if (lines.length === 0) return [];
  const at = depth < DEEPEST ? gutterIn(lines) : null;
  if (at === null) return [rejoined(lines)];
  const columns: Line[][] = [];
  for (const { sides, span } of bandsOf(lines, at)) {
    if (span) columns.push(rejoined(span));
    else if (isParted(sides)) {
      const inOrder = rtl ? sides.toReversed() : sides;
      for (const side of inOrder) columns.push(...columnsOf(side, rtl, depth + 1));
    } else columns.push(rejoined(sides.flat()));
  }
  return joinedSpans(columns, at);
}

interface Band {
  readonly sides: readonly [Line[], Line[]];
  /** Lines that span the gutter, in place of sides. */
  readonly span: Line[] | null;
}

/** A region from top to bottom: what spans the gutter, and what is on its sides in between. */
function bandsOf(lines: readonly Line[], at: number): readonly Band[] {
  const bands: Band[] = [];
  for (const line of lines) {
    const last = bands.at(-1);
    if (line.left < at && line.right > at) {
      if (last?.span) last.span.push(line);
      else bands.push({ sides: [[], []], span: [line] });
      continue;
    }
    const side = line.right <= at ? 0 : 1;
    if (last && !last.span) last.sides[side].push(line);
    else {
      const band: Band = { sides: [[], []], span: null };
      band.sides[side].push(line);
      bands.push(band);
    }
  }
  return bands;
}

/**
 * What spans the gutter, and what is beside it without being a column, are one list where they
 * follow each other.
 */
function joinedSpans(columns: readonly Line[][], at: number): readonly Line[][] {
  const result: Line[][] = [];
  const isSpan = (lines: readonly Line[]) => lines.some((l) => l.left < at && l.right > at);
  for (const lines of columns) {
    const last = result.at(-1);
    if (last && isSpan(last) && isSpan(lines)) last.push(...lines);
    else result.push([...lines]);
  }
  return result;
}

/** Where the best gutter is of a region; `null` where it has none. */
function gutterIn(lines: readonly Line[]): number | null {
  if (lines.length < FEWEST_LINES * 2) return null;
  const edges = lines.map(({ right, size }) => Math.round(right + size * 0.3));
  let best: { at: number; lines: number } | null = null;
  for (const at of new Set(edges)) {
    let parted = 0;
    for (const { sides, span } of bandsOf(lines, at)) {
      if (!span && isParted(sides)) parted += sides[0].length + sides[1].length;
    }
    if (parted > (best?.lines ?? FEWEST_LINES * 2 - 1)) best = { at, lines: parted };
  }
  return best?.at ?? null;
}

/** Whether what is on two sides are columns of text, not cells of a table or marks of a list. */
function isParted(sides: readonly [readonly Line[], readonly Line[]]): boolean {
  const [one, other] = sides;
  if (one.length < FEWEST_LINES && other.length < FEWEST_LINES) return false;
  if (one.length === 0 || other.length === 0) return false;
  const [a, b] = [extentOf(one), extentOf(other)];
  const width = Math.max(a.right, b.right) - Math.min(a.left, b.left);
  const overlap = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
  if (overlap < 0 || b.left - a.right < 0 || isTable(one, other)) return false;
  return [one, other].every((side) => {
    const { left, right } = extentOf(side);
    if (right - left < width * NARROWEST) return false;
    // Further columns may be on a side: a line has the room up to what begins right of it.
    const begins = [...new Set(side.map((line) => Math.round(line.left)))].toSorted(
      (x, y) => x - y,
    );
    const filled = side.filter((line) => {
      const next = begins.find((place) => place > line.right) ?? right;
      return line.right - line.left > (next - line.left) * FILLED;
    });
    return filled.length >= side.length * 0.5;
  });
}

/**
 * Whether what is on two sides are rows of one table: on one side nothing but cells, each on the
 * baseline of something on the other, and many of them numbers alone.
 */
function isTable(one: readonly Line[], other: readonly Line[]): boolean {
  const all = [...one, ...other];
  const numbers = all.filter(({ runs }) => !runs.some(({ text }) => /\p{L}/u.test(text)));
  if (numbers.length < all.length * NUMBERS) return false;
  const areCells = (side: readonly Line[], beside: readonly Line[]) =>
    side.filter(
      (line) =>
        line.right - line.left < line.size * WIDEST_CELL &&
        beside.some(({ y }) => Math.abs(y - line.y) < line.size * 0.3),
    ).length >=
    side.length * 0.8;
  return areCells(one, other) || areCells(other, one);
}

function extentOf(lines: readonly Line[]) {
  return {
    left: Math.min(...lines.map(({ left }) => left)),
    right: Math.max(...lines.map(({ right }) => right)),
    top: Math.min(...lines.map(({ y, size }) => y - size)),
    bottom: Math.max(...lines.map(({ y }) => y)),
  };
}

/** Lines on one baseline, which a wide gap has parted, as one line again. */
function rejoined(lines: readonly Line[]): Line[] {
  const result: Line[] = [];
  for (const line of lines.toSorted((a, b) => a.y - b.y || a.left - b.left)) {
    const last = result.at(-1);
    if (last && Math.abs(last.y - line.y) < Math.min(last.size, line.size) * 0.3) {
      result[result.length - 1] = lineOf([...last.runs, ...line.runs]);
    } else result.push(line);
  }
  return result;
}
