import { MOST_ITEMS, textOf, TooLarge } from '../value';
import type { Filter } from './filter';

/** A list of what stands between a separator: `split:", "`; of letters without one. */
export const split: Filter = (value, [separator = '']) => {
  const parts = textOf(value).split(separator, MOST_ITEMS + 1);
  if (parts.length > MOST_ITEMS) throw new TooLarge();
  return parts;
};
