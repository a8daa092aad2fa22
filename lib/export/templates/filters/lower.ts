import { eachText } from '../value';
import type { Filter } from './filter';

/** In small letters. */
export const lower: Filter = (value) => eachText(value, (text) => text.toLowerCase());
