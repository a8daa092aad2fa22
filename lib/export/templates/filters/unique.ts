import { isList, textOf } from '../value';
import type { Filter } from './filter';

/** A list without duplicate texts. */
export const unique: Filter = (value) => {
  if (!isList(value)) return value;
  return [...new Map(value.map((item) => [textOf(item), item])).values()];
};
