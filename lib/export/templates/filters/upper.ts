import { eachText } from '../value';
import type { Filter } from './filter';

/** In upper case. */
export const upper: Filter = (value) => eachText(value, (text) => text.toUpperCase());
