import { isList } from '../value';
import type { Filter } from './filter';

/** The last item of a list; other values are unchanged. */
export const last: Filter = (value) => (isList(value) ? (value.at(-1) ?? null) : value);
