import { isTrue } from '../value';
import type { Filter } from './filter';

/** Another value in place of nothing: `default:"unknown"`. */
export const orElse: Filter = (value, [other = '']) =>
  isTrue(value) || value === 0 || value === false ? value : other;
