import { isList } from '../value';
import type { Filter } from './filter';

/** A list with more at its end: `merge:("a","b")`. */
export const merge: Filter = (value, args) => {
  const items = isList(value) ? value : value === null ? [] : [value];
  return [...items, ...args];
};
