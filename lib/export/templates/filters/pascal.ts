import { mapText } from '../value';
import { capitalised, wordsOf } from '../words';
import type { Filter } from './filter';

/** Words joined, each capitalised: `LikeThis`. */
export const pascal: Filter = (value) =>
  mapText(value, (text) => wordsOf(text).map(capitalised).join(''));
