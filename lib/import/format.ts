import type { ColumnPlan, ImportRow, SourceFile } from './item';

/** The start of a file, for recognising its format. */
export interface Sample {
  /** The first characters, without a byte order mark. */
  readonly text: string;
  /** Column names in the first row, in lower case, if the file may be a table; otherwise empty. */
  readonly header: ReadonlySet<string>;
  /** The cells of the row below it. */
  readonly firstRow: readonly string[];
}

/** A file format that can be imported. The library lists them. */
export interface ImportFormat {
  readonly id: string;
  /** Its product name. */
  readonly name: string;
  /**
   * Whether a file has this format, judged by its content. Formats are tried in the order of the
   * table.
   */
  recognises(sample: Sample): boolean;
  /** Reads its rows one at a time, however large it is. */
  rows(file: SourceFile): AsyncIterable<ImportRow>;
  /** Maps each of its columns, if it is a table. @param firstRow the cells below the header */
  columns?(header: readonly string[], firstRow: readonly string[]): ColumnPlan;
}

/** An archive format in which a clip is spread over several files. */
export interface ArchiveFormat {
  readonly id: string;
  readonly name: string;
  /** Whether an archive has this format, judged by its file names. */
  recognises(names: readonly string[]): boolean;
  rows(files: readonly SourceFile[]): AsyncIterable<ImportRow>;
}

/** Whether a table has all of these columns. */
export function hasColumns({ header }: Sample, ...names: readonly string[]): boolean {
  return names.every((name) => header.has(name));
}

/** Whether the start of a JSON text contains all of these field names, at any depth. */
export function namesFields({ text }: Sample, ...names: readonly string[]): boolean {
  return names.every((name) => new RegExp(`"${name}"\\s*:`).test(text));
}

/** Whether a text begins like a JSON array or object. */
export function beginsWith({ text }: Sample, mark: '[' | '{'): boolean {
  return text.trimStart().startsWith(mark);
}
