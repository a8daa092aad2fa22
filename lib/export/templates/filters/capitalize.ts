import { eachText } from '../value';
import type { Filter } from './filter';

/** The first letter a capital, the others small. */
export const capitalize: Filter = (value) =>
  eachText(value, (text) => text.toLowerCase().replace(/^./su, (letter) => letter.toUpperCase()));
