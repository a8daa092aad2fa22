import { mapText } from '../value';
import type { Filter } from './filter';

/** In lower case. */
export const lower: Filter = (value) => mapText(value, (text) => text.toLowerCase());
