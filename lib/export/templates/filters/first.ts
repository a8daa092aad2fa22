import { isList } from '../value';
import type { Filter } from './filter';

/** The first item of a list; other values are unchanged. */
export const first: Filter = (value) => (isList(value) ? (value[0] ?? null) : value);
