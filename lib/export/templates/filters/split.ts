import { MOST_ITEMS, textOf, TooLarge } from '../value';
import type { Filter } from './filter';

/** Splits a text at a separator: `split:", "`; by default into characters. */
export const split: Filter = (value, [separator = '']) => {
  const parts = textOf(value).split(separator, MOST_ITEMS + 1);
  if (parts.length > MOST_ITEMS) throw new TooLarge();
  return parts;
};
