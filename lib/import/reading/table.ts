import type { ClipField, ColumnPlan, ImportItem, ImportRow, RawRow } from '../item';
import { csvRows } from './csv';
import { checked } from './rows';

/** Reads a row by its columns' names, in whatever order they are; a missing column is empty. */
export type Cells = (column: string) => string;

/** What a table's columns become, by header name in lower case. */
export type Columns = Readonly<Record<string, ClipField>>;

/** What each column of a header becomes. */
export function planOf(header: readonly string[], columns: Columns): ColumnPlan {
  return header.map((column) => {
    const key = column.trim().toLowerCase();
    return { column, field: Object.hasOwn(columns, key) ? (columns[key] ?? null) : null };
  });
}

/** The rows of a table. @param read makes an item of a row's cells; `null` of what is no clip */
export async function* tableRows(
  pieces: AsyncIterable<string>,
  read: (cells: Cells) => ImportItem | null,
): AsyncGenerator<ImportRow> {
  let header: readonly string[] = [];
  let places = new Map<string, number>();
  for await (const each of csvRows(pieces)) {
    if ('problem' in each) {
      yield each;
      continue;
    }
    const { row, fields } = each;
    if (places.size === 0) {
      header = fields;
      places = new Map(fields.map((name, index) => [name.trim().toLowerCase(), index]));
      continue;
    }
    const cells: Cells = (column) => fields[places.get(column) ?? -1] ?? '';
    const raw: RawRow = { kind: 'csv', header, fields };
    const item = read(cells);
    if (item !== null) yield checked(item, row, raw);
  }
}
