import { textOf } from '../value';
import type { Filter } from './filter';

/** The number that a text is, signs of currencies and the like left out; nothing where it is none. */
export const number: Filter = (value) => {
  const digits = textOf(value).replaceAll(/[^\d.-]+/g, '');
  const made = Number.parseFloat(digits);
  return Number.isNaN(made) ? null : made;
};
