import { isList, textOf } from '../value';
import type { Filter } from './filter';

/**
 * From one index up to another (exclusive), counted from 0, or from the end if negative:
 * `slice:0,3`.
 */
export const slice: Filter = (value, [from = '0', to]) => {
  const [start, end] = [Number(from), to === undefined ? undefined : Number(to)];
  return isList(value)
    ? value.slice(start, end)
    : Array.from(textOf(value)).slice(start, end).join('');
};
