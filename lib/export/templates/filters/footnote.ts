import { isList, joined, textOf } from '../value';
import type { Filter } from './filter';

/** Markdown footnotes, numbered from 1: `[^1]: …`. */
export const footnote: Filter = (value) => {
  const items = isList(value) ? value : [value];
  const notes = items.map(
    (item, index) => `[^${index + 1}]: ${textOf(item).trim().replaceAll('\n', '\n    ')}`,
  );
  return joined(notes, '\n\n');
};
