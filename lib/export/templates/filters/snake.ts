import { eachText } from '../value';
import { wordsOf } from '../words';
import type { Filter } from './filter';

/** Words with underscores between: `like_this`. */
export const snake: Filter = (value) => eachText(value, (text) => wordsOf(text).join('_'));
