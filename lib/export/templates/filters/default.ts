import { isTrue } from '../value';
import type { Filter } from './filter';

/** A replacement for an empty value: `default:"unknown"`. */
export const orElse: Filter = (value, [other = '']) =>
  isTrue(value) || value === 0 || value === false ? value : other;
