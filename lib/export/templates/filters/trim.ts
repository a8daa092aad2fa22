import { eachText } from '../value';
import type { Filter } from './filter';

/** Without white space around it. */
export const trim: Filter = (value) => eachText(value, (text) => text.trim());
