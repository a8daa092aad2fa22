import Papa from 'papaparse';
import type { FailedRow } from '../item';

/** A parsed row of a table. */
export interface CsvRow {
  readonly row: number;
  readonly fields: readonly string[];
}

/** Longer than any row: an unclosed quotation mark is given up at this length. */
const LONGEST_ROW = 1_000_000;
/** The amount parsed in one go: a few milliseconds, so that the page stays responsive. */
const PIECE = 128 * 1024;

const DELIMITERS = [',', ';', '\t'] as const;

/** The field separator: the most frequent candidate in the header. */
export function delimiterOf(header: string): string {
  const count = (delimiter: string) => header.split(delimiter).length;
  return DELIMITERS.toSorted((a, b) => count(b) - count(a))[0] ?? ',';
}

/** A spreadsheet's first line that names the separator: `sep=;`. */
const SEPARATOR_LINE = /^\s*sep=(.)[ \t]*\r?\n/;

/** The column names in a table's first row, and the cells of the second. */
export function firstRows(start: string): readonly [header: string[], first: string[]] {
  const text = start.replaceAll(/\r\n?/g, '\n').replace(SEPARATOR_LINE, '').trimStart();
  const delimiter = delimiterOf(text.split('\n', 1)[0] ?? '');
  const { data } = Papa.parse<string[]>(text, { delimiter, newline: '\n', preview: 2 });
  const cells = (row: readonly string[] | undefined) => (row ?? []).map((cell) => cell.trim());
  return [cells(data[0]), cells(data[1])];
}

/**
 * Reads the rows of a table according to RFC 4180 with common deviations, the header first. A row
 * with unbalanced quotation marks only affects its own line. Takes linear time.
 */
export async function* csvRows(pieces: AsyncIterable<string>): AsyncGenerator<CsvRow | FailedRow> {
  let buffer = '';
  let delimiter: string | null = null;
  let row = 0;
  let header: readonly string[] = [];

  function* read(separator: string, final: boolean): Generator<CsvRow | FailedRow> {
    const { records, rest } = recordsIn(buffer, separator, final);
    buffer = buffer.slice(rest);
    for (const record of fieldsOf(records, separator)) {
      row += 1;
      if (typeof record === 'string') yield brokenRow(row, record, header);
      else {
        if (row === 1) header = record;
        if (record.length > 1 || record[0]?.trim() !== '') yield { row, fields: record };
      }
    }
  }

  for await (const piece of unixLines(pieces)) {
    for (let at = 0; at < piece.length; at += PIECE) {
      buffer += piece.slice(at, at + PIECE);
      if (delimiter === null) {
        buffer = buffer.replace(SEPARATOR_LINE, '').trimStart();
        const end = buffer.indexOf('\n');
        if (end === -1 && buffer.length < LONGEST_ROW) continue;
        delimiter = delimiterOf(buffer.slice(0, end));
      }
      yield* read(delimiter, false);
    }
  }
  yield* read(delimiter ?? delimiterOf(buffer), true);
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

/** A raw record with its line break; `isWhole` if its quotation marks are balanced. */
interface CsvRecord {
  readonly text: string;
  readonly isWhole: boolean;
}

/**
 * Splits a text into records.
 * @param final whether this is the end of the file
 * @returns the records, and the start of the incomplete rest
 */
function recordsIn(
  text: string,
  delimiter: string,
  final: boolean,
): { readonly records: readonly CsvRecord[]; readonly rest: number } {
  const records: CsvRecord[] = [];
  let start = 0;
  while (start < text.length) {
    const end = recordEnd(text, start, delimiter, final);
    const isWhole = typeof end === 'number';
    const stop = isWhole ? end : lineEnd(text, start);
    const grows = end === 'unfinished' || (stop === text.length && text.at(-1) !== '\n');
    if (grows && !isWhole && !final && text.length - start <= LONGEST_ROW) break;
    records.push({ text: text.slice(start, stop), isWhole });
    start = stop;
  }
  return { records, rest: start };
}

const lineEnd = (text: string, start: number) => text.indexOf('\n', start) + 1 || text.length;

/**
 * The end of the record that begins at `start`, after its line break. `broken`: a closing quotation
 * mark is followed by more of the field. `unfinished`: the text ends before the record.
 */
function recordEnd(
  text: string,
  start: number,
  delimiter: string,
  final: boolean,
): number | 'broken' | 'unfinished' {
  let at = start;
  for (;;) {
    if (text[at] === '"') {
      at = afterQuotation(text, at);
      if (at === -1) return 'unfinished';
      while (text[at] === ' ') at += 1;
      if (at < text.length && text[at] !== '\n' && text[at] !== delimiter) return 'broken';
    } else {
      while (at < text.length && text[at] !== '\n' && text[at] !== delimiter) at += 1;
    }
    if (at >= text.length) return final ? text.length : 'unfinished';
    at += 1;
    if (text[at - 1] === '\n') return at;
  }
}

/** The end of the quoted field that begins at `start`; -1 if it does not end. */
function afterQuotation(text: string, start: number): number {
  let at = text.indexOf('"', start + 1);
  while (at !== -1 && text[at + 1] === '"') at = text.indexOf('"', at + 2);
  return at === -1 ? -1 : at + 1;
}

/** The fields of each record, in order; its line if they cannot be separated. */
function* fieldsOf(
  records: readonly CsvRecord[],
  delimiter: string,
): Generator<readonly string[] | string> {
  let run: string[] = [];
  for (const { text, isWhole } of records) {
    if (isWhole) {
      run.push(text);
      continue;
    }
    yield* parsed(run, delimiter);
    run = [];
    yield text.replace(/\n$/, '');
  }
  yield* parsed(run, delimiter);
}

/** Parses complete records together: one by one takes several times as long. */
function* parsed(
  records: readonly string[],
  delimiter: string,
): Generator<readonly string[] | string> {
  if (records.length === 0) return;
  // A final line break does not start another, empty row.
  const text = records.join('').replace(/\n$/, '');
  const { data, errors } = Papa.parse<string[]>(text, { delimiter, newline: '\n' });
  if (data.length === records.length && errors.every(({ type }) => type !== 'Quotes')) {
    yield* data;
  } else if (records.length === 1) {
    yield text;
  } else {
    for (const record of records) yield* parsed([record], delimiter);
  }
}

/** Normalises line breaks to `\n`. */
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
