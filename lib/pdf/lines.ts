import type { TextRun } from './page';

/** Runs on one baseline without a wide gap: a line of a column, or a table cell. */
export interface Line {
  readonly runs: readonly TextRun[];
  readonly left: number;
  readonly right: number;
  /** The baseline of most of its text, from the page's top. */
  readonly y: number;
  /** The size of most of its text. */
  readonly size: number;
  readonly font: string;
  readonly rtl: boolean;
}

/** Wider than a justified space, narrower than a gap between columns; in em. */
const WIDE_GAP = 0.85;
/** Smaller text off the baseline is superscript or subscript. */
const SMALL = 0.85;

/** Combines runs into a line. */
export function lineOf(runs: readonly TextRun[]): Line {
  const [main, rtl] = [mostOf(runs), isRtl(runs)];
  const sorted = runs.toSorted((a, b) => (rtl ? b.x + b.width - a.x - a.width : a.x - b.x));
  return {
    runs: sorted,
    left: Math.min(...runs.map(({ x }) => x)),
    right: Math.max(...runs.map(({ x, width }) => x + width)),
    y: main.y,
    size: main.size,
    font: main.font,
    rtl,
  };
}

function isRtl(runs: readonly TextRun[]): boolean {
  let balance = 0;
  for (const { rtl, text } of runs) balance += rtl ? text.length : -text.length;
  return balance > 0;
}

/** The first run in the line's predominant font, size and baseline. */
function mostOf(runs: readonly TextRun[]): TextRun {
  const lengths = new Map<string, { run: TextRun; length: number }>();
  for (const run of runs) {
    const key = `${run.font} ${run.size.toFixed(1)} ${run.y.toFixed(0)}`;
    const entry = lengths.get(key) ?? { run, length: 0 };
    entry.length += run.text.length;
    lengths.set(key, entry);
  }
  const [most] = [...lengths.values()].toSorted((a, b) => b.length - a.length);
  if (!most) throw new Error('A line has runs');
  return most.run;
}

/** Groups a page's runs into lines, from top to bottom; adjacent columns are separate. */
export function linesOf(runs: readonly TextRun[]): readonly Line[] {
  const rows: { runs: TextRun[]; y: number; size: number }[] = [];
  // Largest first, so that superscripts and subscripts find their line.
  for (const run of runs.toSorted((a, b) => b.size - a.size || a.y - b.y)) {
    const row = rows.find(({ y, size, runs: there }) => {
      const off = Math.abs(y - run.y);
      const isSmall = run.size < size * SMALL;
      return off < (isSmall ? size * 0.55 : size * 0.25) && (!isSmall || touches(run, there, size));
    });
    if (row) row.runs.push(run);
    else rows.push({ runs: [run], y: run.y, size: run.size });
  }
  return rows
    .flatMap((row) => apart(row.runs))
    .map(lineOf)
    .toSorted((a, b) => a.y - b.y || a.left - b.left);
}

/** Whether a small run is next to one of a row's, like a mark at its word. */
const touches = (run: TextRun, there: readonly TextRun[], size: number): boolean =>
  there.some(
    ({ x, width }) => run.x < x + width + size * 0.6 && run.x + run.width > x - size * 0.6,
  );

/** Splits a row's runs at wide gaps. */
function apart(row: readonly TextRun[]): readonly TextRun[][] {
  const parts: TextRun[][] = [];
  let right = -Infinity;
  for (const run of row.toSorted((a, b) => a.x - b.x)) {
    const part = parts.at(-1);
    if (part && run.x - right < WIDE_GAP * run.size) part.push(run);
    else parts.push([run]);
    right = Math.max(right, run.x + run.width);
  }
  return parts;
}

/** A text in a line, and whether it is superscript, like footnote marks. */
export interface Piece {
  readonly text: string;
  readonly raised: boolean;
}

/** Narrower than any space between words; in em. */
const SPACE = 0.16;

/** The text of a line, with spaces where there are gaps. */
export function piecesOf({ runs, y, size, rtl }: Line): readonly Piece[] {
  const pieces: Piece[] = [];
  let before: TextRun | null = null;
  for (const run of runs) {
    const gap = before ? (rtl ? before.x - run.x - run.width : run.x - before.x - before.width) : 0;
    const isSpace = before !== null && (gap > SPACE * size || (run.spaced && gap > 0.05 * size));
    const raised = run.size < size * SMALL && y - run.y > 0.12 * size;
    const last = pieces.at(-1);
    const text = `${isSpace ? ' ' : ''}${run.text}`;
    if (last && last.raised === raised) pieces[pieces.length - 1] = joined(last, text);
    else pieces.push({ text, raised });
    before = run;
  }
  return pieces.map((piece) => ({ ...piece, text: composed(piece.text) }));
}

/** Accents as set by older programs, before their letters, with the combining characters. */
const ACCENTS: Readonly<Record<string, string>> = {
  '¨': '\u0308',
  '´': '\u0301',
  ˆ: '\u0302',
  '˜': '\u0303',
  ˇ: '\u030C',
  '˚': '\u030A',
};

/** Composes accents with their letters, if there is such a character. */
const composed = (text: string): string =>
  text.replaceAll(/([¨´ˆ˜ˇ˚])(\p{L})/gu, (whole, accent: string, letter: string) => {
    const one = (letter + (ACCENTS[accent] ?? '')).normalize('NFC');
    return one.length === 1 ? one : whole;
  });

const joined = (piece: Piece, text: string): Piece => ({ ...piece, text: piece.text + text });

/** The plain text of a line. */
export const textOf = (line: Line): string =>
  piecesOf(line)
    .map(({ text }) => text)
    .join('')
    .replaceAll(/\s+/g, ' ')
    .trim();
