import { isList, joined, textOf } from '../value';
import type { Filter } from './filter';

/** A list as one text with a separator: `join:"; "`; by default a comma. */
export const join: Filter = (value, [separator = ',']) =>
  isList(value) ? joined(value.map(textOf), separator) : textOf(value);
