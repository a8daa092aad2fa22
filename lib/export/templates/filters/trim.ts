import { mapText } from '../value';
import type { Filter } from './filter';

/** Without surrounding white space. */
export const trim: Filter = (value) => mapText(value, (text) => text.trim());
