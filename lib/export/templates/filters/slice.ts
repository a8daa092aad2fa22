import { isList, textOf } from '../value';
import type { Filter } from './filter';

/** From one place up to before another, counted from 0, or from the end below it: `slice:0,3`. */
export const slice: Filter = (value, [from = '0', to]) => {
  const [start, end] = [Number(from), to === undefined ? undefined : Number(to)];
  return isList(value)
    ? value.slice(start, end)
    : Array.from(textOf(value)).slice(start, end).join('');
};
