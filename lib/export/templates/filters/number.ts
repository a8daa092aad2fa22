import { textOf } from '../value';
import type { Filter } from './filter';

/** A text as a number, ignoring currency signs and the like; empty if it is not one. */
export const number: Filter = (value) => {
  const digits = textOf(value).replaceAll(/[^\d.-]+/g, '');
  const made = Number.parseFloat(digits);
  return Number.isNaN(made) ? null : made;
};
