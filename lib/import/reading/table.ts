import type { ClipField, ColumnPlan, ImportItem, ImportRow, RawRow } from '../item';
import { csvRows } from './csv';
import { checkItem } from './rows';

/** Returns a row's cell by column name, in any order; a missing column is empty. */
export type Cells = (column: string) => string;

/** The mapping of a table's columns, by lower-case name. */
export type Columns = Readonly<Record<string, ClipField>>;

/** The names in a header, as they are compared. */
export const columnNames = (header: readonly string[]) =>
  header.map((name) => name.trim().toLowerCase());

/** Maps each column of a header. */
export function planOf(header: readonly string[], columns: Columns): ColumnPlan {
  return header.map((column) => {
    const key = column.trim().toLowerCase();
    return { column, field: Object.hasOwn(columns, key) ? (columns[key] ?? null) : null };
  });
}

/**
 * Reads the rows of a table.
 * @param read converts a row's cells to an item, given the header in lower case; `null` to skip it
 */
export async function* tableRows(
  pieces: AsyncIterable<string>,
  read: (cells: Cells, header: readonly string[]) => ImportItem | null,
): AsyncGenerator<ImportRow> {
  let header: readonly string[] = [];
  let names: readonly string[] = [];
  let places = new Map<string, number>();
  for await (const each of csvRows(pieces)) {
    if ('problem' in each) {
      yield each;
      continue;
    }
    const { row, fields } = each;
    if (places.size === 0) {
      header = fields;
      names = columnNames(fields);
      places = new Map(names.map((name, index) => [name, index]));
      continue;
    }
    const cells: Cells = (column) => fields[places.get(column) ?? -1] ?? '';
    const raw: RawRow = { kind: 'csv', header, fields };
    const item = read(cells, names);
    if (item !== null) yield checkItem(item, row, raw);
  }
}
