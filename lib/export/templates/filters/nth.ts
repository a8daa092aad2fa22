import { isList } from '../value';
import type { Filter } from './filter';

/** One item of a list, counted from 1: `nth:2`; other values are unchanged. */
export const nth: Filter = (value, [place = '1']) =>
  isList(value) ? (value[Number(place) - 1] ?? null) : value;
