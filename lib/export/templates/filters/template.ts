import { fillPlaceholders, valueAt } from '../fill';
import type { Value } from '../value';
import { isList, joined, keysOf, MOST_LETTERS, textOf, TooLarge } from '../value';
import type { Filter } from './filter';

/** A part of the filled item; for a text, `${str}` is the whole, as in Obsidian Web Clipper. */
const partOf = (item: Value, path: readonly string[]): string =>
  textOf(keysOf(item).length === 0 && path.join('.') === 'str' ? item : valueAt(item, path));

/**
 * Fills a text with the fields of a value, or of each item of a list, separated by blank lines:
 * `template:"${text} (${note})"`. Nothing in it is executed as code.
 */
export const template: Filter = (value, [text = '']) => {
  let size = 0;
  const parts = (isList(value) ? value : [value]).map((item) => {
    const part = fillPlaceholders(text, (path) => partOf(item, path));
    size += part.length;
    if (size > MOST_LETTERS) throw new TooLarge();
    return part;
  });
  return joined(parts, '\n\n');
};
