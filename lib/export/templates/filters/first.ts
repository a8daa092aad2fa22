import { isList } from '../value';
import type { Filter } from './filter';

/** The first of a list; what is no list stays. */
export const first: Filter = (value) => (isList(value) ? (value[0] ?? null) : value);
