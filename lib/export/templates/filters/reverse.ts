import { isList, textOf } from '../value';
import type { Filter } from './filter';

/** A list, or the letters of a text, from the end. */
export const reverse: Filter = (value) =>
  isList(value) ? value.toReversed() : Array.from(textOf(value)).toReversed().join('');
