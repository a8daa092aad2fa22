import { eachText } from '../value';
import { wordsOf } from '../words';
import type { Filter } from './filter';

/** Words with hyphens between: `like-this`. */
export const kebab: Filter = (value) => eachText(value, (text) => wordsOf(text).join('-'));
