import { mapText } from '../value';
import type { Filter } from './filter';

/** The first letter in upper case, the others in lower case. */
export const capitalize: Filter = (value) =>
  mapText(value, (text) => text.toLowerCase().replace(/^./su, (letter) => letter.toUpperCase()));
