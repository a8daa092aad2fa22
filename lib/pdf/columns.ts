import type { Line } from './lines';
import { lineOf } from './lines';

/** Fewer adjacent lines do not form columns. */
const FEWEST_LINES = 4;
/** The share of a column's width that its lines fill; table cells leave room. */
const FILLED = 0.55;
/** The least width of a column, as a share of the region's. */
const NARROWEST = 0.12;
const DEEPEST = 6;
/** The least share of numeric cells in a table; in an index, numbers follow words. */
const NUMBERS = 0.3;
/** The widest table cell in em; columns of text are wider. */
const WIDEST_CELL = 10;

/**
 * Sorts the lines of a page in reading order, one list per column or part of one: if white space
 * runs down between lines, one side is read before the other; lines that span it are read in place.
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
  /** Lines that span the gutter, instead of sides. */
  readonly span: Line[] | null;
}

/**
 * Splits a region from top to bottom into lines that span the gutter, and the two sides in between.
 */
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
 * Joins consecutive lists of lines that span the gutter, or are next to it without forming columns.
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

/** The position of a region's best gutter; `null` if it has none. */
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

/** Whether two sides are columns of text, rather than table cells or list markers. */
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
    // A side may have further columns: a line may extend to whatever begins to its right.
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
 * Whether two sides are rows of one table: one side consists of cells, each on the baseline of
 * something on the other, and many are purely numeric.
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

/** Rejoins lines on one baseline that were separated by a wide gap. */
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
