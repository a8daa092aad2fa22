import { isList, textOf } from '../value';
import type { Filter } from './filter';

/** The number of items in a list, or of characters in a text. */
export const length: Filter = (value) =>
  isList(value) ? value.length : Array.from(textOf(value)).length;
