import { isList, textOf } from '../value';
import type { Filter } from './filter';

/** How many items a list has, or letters a text. */
export const length: Filter = (value) =>
  isList(value) ? value.length : Array.from(textOf(value)).length;
