import { eachText } from '../value';
import { capitalised, wordsOf } from '../words';
import type { Filter } from './filter';

/** Words run together, each with a capital: `LikeThis`. */
export const pascal: Filter = (value) =>
  eachText(value, (text) => wordsOf(text).map(capitalised).join(''));
