import { isList } from '../value';
import type { Filter } from './filter';

/** The last of a list; what is no list stays. */
export const last: Filter = (value) => (isList(value) ? (value.at(-1) ?? null) : value);
