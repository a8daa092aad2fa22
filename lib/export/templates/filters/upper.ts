import { eachText } from '../value';
import type { Filter } from './filter';

/** In capital letters. */
export const upper: Filter = (value) => eachText(value, (text) => text.toUpperCase());
