import type { ParseResult } from 'papaparse';
import Papa from 'papaparse';
import type { FailedRow } from '../item';

/** A table's row as read. */
export interface CsvRow {
  readonly row: number;
  readonly fields: readonly string[];
}

/** Longer than any row is: a quotation mark that never ends is given up there. */
const LONGEST_ROW = 1_000_000;
/** Parsed at once, so that the page stays quick: some milliseconds' work. */
const PIECE = 128 * 1024;

const DELIMITERS = [',', ';', '\t'] as const;

/** Which character parts the fields: the one that the header has most of. */
export function delimiterOf(header: string): string {
  const count = (delimiter: string) => header.split(delimiter).length;
  return DELIMITERS.toSorted((a, b) => count(b) - count(a))[0] ?? ',';
}

/** The names in a table's first row. */
export function headerOf(start: string): string[] {
  const text = start.replaceAll(/\r\n?/g, '\n').trimStart();
  const delimiter = delimiterOf(text.split('\n', 1)[0] ?? '');
  const { data } = Papa.parse<string[]>(text, { delimiter, newline: '\n', preview: 1 });
  return (data[0] ?? []).map((name) => name.trim());
}

/**
 * The rows of a table as RFC 4180 and its common deviations write them, the header first. A row
 * whose quotation marks do not match costs its own line and no other.
 */
export async function* csvRows(pieces: AsyncIterable<string>): AsyncGenerator<CsvRow | FailedRow> {
  let buffer = '';
  let parser: Parse | null = null;
  let row = 0;
  let header: readonly string[] = [];

  function* read(parse: Parse, final: boolean): Generator<CsvRow | FailedRow> {
    while (buffer !== '') {
      const { data, cursor, bad } = parse(buffer, !final);
      const emitted = bad === null ? data : data.slice(0, bad);
      for (const fields of emitted) {
        row += 1;
        if (row === 1) header = fields;
        if (fields.length > 1 || fields[0]?.trim() !== '') yield { row, fields };
      }
      const stuck = buffer.length > LONGEST_ROW && emitted.length === 0;
      if (bad === null && !stuck) {
        buffer = buffer.slice(cursor);
        return;
      }
      const start = bad === null || bad === 0 ? 0 : parse(buffer, false, bad).cursor;
      if (bad !== null && bad >= data.length && !final && buffer.length - start < LONGEST_ROW) {
        buffer = buffer.slice(start);
        return;
      }
      const end = buffer.indexOf('\n', start);
      const line = buffer.slice(start, end === -1 ? buffer.length : end);
      buffer = end === -1 ? '' : buffer.slice(end + 1);
      row += 1;
      yield brokenRow(row, line, header);
    }
  }

  for await (const piece of unixLines(pieces)) {
    for (let at = 0; at < piece.length; at += PIECE) {
      buffer += piece.slice(at, at + PIECE);
      if (!parser) {
        buffer = buffer.trimStart();
        const end = buffer.indexOf('\n');
        if (end === -1 && buffer.length < LONGEST_ROW) continue;
        parser = parserFor(delimiterOf(buffer.slice(0, end)));
      }
      yield* read(parser, false);
    }
  }
  yield* read(parser ?? parserFor(delimiterOf(buffer)), true);
}

function brokenRow(row: number, line: string, header: readonly string[]): FailedRow {
  return {
    row,
    title: null,
    problem: 'quote without end',
    detail: line.slice(0, 200),
    raw: { kind: 'csv', header, fields: line },
  };
}

type Parse = ReturnType<typeof parserFor>;

/** The parser for a delimiter; it gives the row whose quotation marks are wrong, or `null`. */
function parserFor(delimiter: string) {
  return (text: string, ignoreLastRow: boolean, preview = 0) => {
    const parser = new Papa.Parser({ delimiter, newline: '\n', preview });
    const { data, errors, meta }: ParseResult<string[]> = parser.parse(text, 0, ignoreLastRow);
    const wrong = errors.filter((each) => each.type === 'Quotes').map((each) => each.row ?? 0);
    return { data, cursor: meta.cursor, bad: wrong.length === 0 ? null : Math.min(...wrong) };
  };
}

/** The text with `\n` for whatever ends its lines. */
async function* unixLines(pieces: AsyncIterable<string>): AsyncGenerator<string> {
  let held = '';
  for await (const piece of pieces) {
    let text = held + piece;
    held = text.endsWith('\r') ? '\r' : '';
    if (held !== '') text = text.slice(0, -1);
    if (text !== '') yield text.includes('\r') ? text.replaceAll(/\r\n?/g, '\n') : text;
  }
  if (held !== '') yield '\n';
}
