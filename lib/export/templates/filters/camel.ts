import { eachText } from '../value';
import { capitalised, wordsOf } from '../words';
import type { Filter } from './filter';

/** Words run together, each but the first with a capital: `likeThis`. */
export const camel: Filter = (value) =>
  eachText(value, (text) =>
    wordsOf(text)
      .map((word, index) => (index === 0 ? word : capitalised(word)))
      .join(''),
  );
