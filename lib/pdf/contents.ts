import type { Line } from './lines';
import { lineOf, textOf } from './lines';
import type { LinedPage } from './repeats';

/** The fewest lines of a table of contents. */
const FEWEST = 3;
/** `Methods . . . . . 12` */
const LEADERS = /(?:[.·…]\s?){4,}\s*[\divxlc]{1,6}$/i;
/** How many characters at the end of a row are searched for leaders and number. */
const END_OF_ROW = 40;
const HEADING = 40;

/**
 * Removes tables of contents, which are only navigation: rows with dot leaders and page numbers,
 * those between them, and the heading above. This includes lists of figures.
 */
export const withoutContents = (pages: readonly LinedPage[]): readonly LinedPage[] =>
  pages.map((page) => {
    const rows = rowsOf(page.lines);
    const isLeader = rows.map(({ text }) => LEADERS.test(text.trimEnd().slice(-END_OF_ROW)));
    if (isLeader.filter(Boolean).length < FEWEST) return page;
    const [first, last] = [isLeader.indexOf(true), isLeader.lastIndexOf(true)];
    const leads = (at: number) => /\s[\divxlc]{1,6}$/i.test(rows[at]?.text ?? '');
    let [from, to] = [first, last];
    while (from > 0 && leads(from - 1)) from -= 1;
    while (to < rows.length - 1 && leads(to + 1)) to += 1;
    const title = rows[from - 1]?.text ?? '';
    if (title !== '' && title.length < HEADING && !/[.!?]$/.test(title)) from -= 1;
    const gone = new Set(rows.slice(from, to + 1).flatMap(({ lines }) => lines));
    return { ...page, lines: page.lines.filter((line) => !gone.has(line)) };
  });

function rowsOf(lines: readonly Line[]): readonly { lines: readonly Line[]; text: string }[] {
  const rows: Line[][] = [];
  for (const line of lines) {
    const row = rows.at(-1);
    if (row?.[0] && Math.abs(row[0].y - line.y) < line.size * 0.3) row.push(line);
    else rows.push([line]);
  }
  return rows.map((row) => ({
    lines: row,
    text: textOf(lineOf(row.flatMap(({ runs }) => runs))),
  }));
}
