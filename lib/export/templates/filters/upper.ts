import { mapText } from '../value';
import type { Filter } from './filter';

/** In upper case. */
export const upper: Filter = (value) => mapText(value, (text) => text.toUpperCase());
