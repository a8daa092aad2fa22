import { mapText } from '../value';
import { capitalised, wordsOf } from '../words';
import type { Filter } from './filter';

/** Words joined, each but the first capitalised: `likeThis`. */
export const camel: Filter = (value) =>
  mapText(value, (text) =>
    wordsOf(text)
      .map((word, index) => (index === 0 ? word : capitalised(word)))
      .join(''),
  );
