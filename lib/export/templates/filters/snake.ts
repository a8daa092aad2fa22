import { mapText } from '../value';
import { wordsOf } from '../words';
import type { Filter } from './filter';

/** Words joined by underscores: `like_this`. */
export const snake: Filter = (value) => mapText(value, (text) => wordsOf(text).join('_'));
