import { eachText } from '../value';
import type { Filter } from './filter';

/** Without surrounding white space. */
export const trim: Filter = (value) => eachText(value, (text) => text.trim());
