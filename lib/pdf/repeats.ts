import type { Line } from './lines';
import { textOf } from './lines';

/** A page with its lines. */
export interface LinedPage {
  readonly number: number;
  readonly width: number;
  readonly height: number;
  readonly lines: readonly Line[];
}

/** The share of a page's height within which headers and footers are searched. */
const MARGIN = 0.16;
/** How far a header may shift between pages, in points. */
const SHIFT = 4;
/**
 * The fewest pages with the same header: left and right pages, and chapters, may have different
 * ones.
 */
const FEWEST = 3;
const LONGEST_NUMBER = 12;
/** How many equal initial characters make lines count as the same. */
const ALIKE = 20;

/**
 * Removes headers and footers from each page: lines at the edges that recur on other pages, and
 * page numbers.
 */
export function withoutRepeats(pages: readonly LinedPage[]): readonly LinedPage[] {
  const counts = new Map<string, Set<number>>();
  for (const page of pages) {
    for (const line of edgesOf(page)) {
      for (const key of keysOf(line)) {
        const seen = counts.get(key) ?? new Set();
        counts.set(key, seen.add(page.number));
      }
    }
  }
  const most = pages.length;
  const isRepeated = (line: Line): boolean =>
    keysOf(line).some((key) => {
      const times = counts.get(key)?.size ?? 0;
      return times >= FEWEST || (most > 1 && times === most && times > 1);
    });
  return pages.map((page) => {
    const rows = rowsOf(edgesOf(page));
    const isGone = (row: readonly Line[]) =>
      row.some((line) => isRepeated(line) || isAlone(line, page));
    const [upper, lower] = [
      rows.filter(([line]) => line && line.y < page.height / 2),
      rows.filter(([line]) => line && line.y >= page.height / 2).toReversed(),
    ];
    const gone = new Set<Line>();
    for (const side of [upper, lower]) {
      const kept = side.findIndex((row) => !isGone(row));
      for (const row of kept === -1 ? side : side.slice(0, kept))
        for (const line of row) gone.add(line);
    }
    return gone.size === page.lines.length && gone.size > 2
      ? page
      : { ...page, lines: page.lines.filter((line) => !gone.has(line)) };
  });
}

/** Groups lines on one baseline: anything on a header's line belongs to it. */
function rowsOf(lines: readonly Line[]): readonly (readonly Line[])[] {
  const rows: Line[][] = [];
  for (const line of lines) {
    const row = rows.at(-1);
    if (row?.[0] && Math.abs(row[0].y - line.y) < SHIFT) row.push(line);
    else rows.push([line]);
  }
  return rows;
}

/** The lines near the top and bottom edges. */
const edgesOf = ({ lines, height }: LinedPage): readonly Line[] =>
  lines.filter(({ y }) => y < height * MARGIN || y > height * (1 - MARGIN));

/**
 * Keys for a line's text, with digits normalised, and its approximate position; a position between
 * two steps is in both.
 */
function keysOf(line: Line): readonly string[] {
  const text = textOf(line)
    .replaceAll(/\p{N}+/gu, '#')
    .slice(0, 200);
  const keys = isNumber(text) ? ['#'] : [text];
  if (text.length > ALIKE) keys.push(`${text.slice(0, ALIKE)}…`);
  return [0, 1].flatMap((half) => {
    const place = `${Math.floor((line.y + half * SHIFT) / (2 * SHIFT))}${half}`;
    return keys.map((each) => `${place} ${each}`);
  });
}

/** Whether a text is a page number: `12`, `– 12 –`, `xii`, `Page 12 of 30`, `12 / 30`. */
const isNumber = (text: string): boolean =>
  text.length <= LONGEST_NUMBER && /^\P{L}*(?:#|[ivxlc]+)\P{L}*(?:#\P{L}*)?$/iu.test(text);

/** Whether a line is only the page's own number. */
function isAlone(line: Line, { number }: LinedPage): boolean {
  const [only = ''] = /^\d+$/.exec(textOf(line).replaceAll(/[\s.–—|-]/g, '')) ?? [];
  return Number(only) === number && only !== '';
}
