import { isList } from '../value';
import type { Filter } from './filter';

/** A list with items appended: `merge:("a","b")`. */
export const merge: Filter = (value, args) => {
  const items = isList(value) ? value : value === null ? [] : [value];
  return [...items, ...args];
};
