import type { Value } from '../value';
import { fieldOf, isList, joined, keysOf, textOf } from '../value';
import type { Filter } from './filter';

const cell = (value: Value) =>
  textOf(value).trim().replaceAll('|', '\\|').replaceAll(/\r?\n/g, '<br>');

const row = (cells: readonly string[]) => `| ${joined(cells, ' | ')} |`;

/** The rows of a list of objects with fields. */
function fieldsTable(items: readonly Value[], keys: readonly string[]) {
  return items.map((item) => keys.map((key) => cell(fieldOf(item, key))));
}

/** A list of texts in rows with the given number of columns. */
function rowsOf(items: readonly Value[], columns: number): string[][] {
  const count = Math.ceil(items.length / columns);
  return Array.from({ length: count }, (_row, index) =>
    Array.from({ length: columns }, (_cell, place) => cell(items[index * columns + place] ?? '')),
  );
}

/**
 * A Markdown table: one column per field of the items, or the texts of a list in the named columns:
 * `table:"A":"B"`.
 */
export const table: Filter = (value, args) => {
  const items = isList(value) ? value : [value];
  const keys = keysOf(items[0] ?? null);
  const head = keys.length > 0 ? keys : args.length > 0 ? args : ['Value'];
  const rows = keys.length > 0 ? fieldsTable(items, keys) : rowsOf(items, head.length);
  const lines = [row(head.map(cell)), row(head.map(() => '---')), ...rows.map(row)];
  return joined(lines, '\n');
};
