import { isList, textOf } from '../value';
import type { Filter } from './filter';

/** A list, or the characters of a text, in reverse order. */
export const reverse: Filter = (value) =>
  isList(value) ? value.toReversed() : Array.from(textOf(value)).toReversed().join('');
