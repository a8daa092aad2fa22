import { eachText } from '../value';
import type { Filter } from './filter';

/** In lower case. */
export const lower: Filter = (value) => eachText(value, (text) => text.toLowerCase());
