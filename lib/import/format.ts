import type { ColumnPlan, ImportRow, SourceFile } from './item';

/** The beginning of a file, by which its format is recognised. */
export interface Sample {
  /** The first characters, without a byte order mark. */
  readonly text: string;
  /** Names in the first row, in lower case, where the file can be a table; else empty. */
  readonly header: ReadonlySet<string>;
}

/** A kind of file that can be brought in. The library lists this table. */
export interface ImportFormat {
  readonly id: string;
  /** As its makers call it. */
  readonly name: string;
  /** Whether a file is of this kind, by its content. Formats are asked in the table's order. */
  recognises(sample: Sample): boolean;
  /** Its rows, one at a time, however large it is. */
  rows(file: SourceFile): AsyncIterable<ImportRow>;
  /** What each of its columns becomes, where it is a table. */
  columns?(header: readonly string[]): ColumnPlan;
}

/** A kind of archive whose files only together say what a clip is. */
export interface ArchiveFormat {
  readonly id: string;
  readonly name: string;
  /** Whether an archive is of this kind, by its files' names. */
  recognises(names: readonly string[]): boolean;
  rows(files: readonly SourceFile[]): AsyncIterable<ImportRow>;
}

/** Whether a table has all of these columns. */
export function hasColumns({ header }: Sample, ...names: readonly string[]): boolean {
  return names.every((name) => header.has(name));
}

/** Whether a JSON text's beginning names all of these fields, at whatever depth. */
export function namesFields({ text }: Sample, ...names: readonly string[]): boolean {
  return names.every((name) => new RegExp(`"${name}"\\s*:`).test(text));
}

/** Whether a text begins as a JSON array or object does. */
export function beginsWith({ text }: Sample, mark: '[' | '{'): boolean {
  return text.trimStart().startsWith(mark);
}
