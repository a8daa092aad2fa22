import { eachText } from '../value';
import type { Filter } from './filter';

/** The first letter in upper case, the others in lower case. */
export const capitalize: Filter = (value) =>
  eachText(value, (text) => text.toLowerCase().replace(/^./su, (letter) => letter.toUpperCase()));
