import { quoted } from '../quoted';
import { isList, joined, textOf } from '../value';
import type { Filter } from './filter';

/** A Markdown quotation; for a list, one per item. */
export const blockquote: Filter = (value) => {
  const items = isList(value) ? value : [value];
  return joined(
    items.map((item) => quoted(textOf(item))),
    '\n\n',
  );
};
