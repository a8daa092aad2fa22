import { mapText } from '../value';
import { wordsOf } from '../words';
import type { Filter } from './filter';

/** Words joined by hyphens: `like-this`. */
export const kebab: Filter = (value) => mapText(value, (text) => wordsOf(text).join('-'));
