import { mapText } from '../value';
import type { Filter } from './filter';

/** A number rounded to a number of decimals: `round:1`; other values are unchanged. */
export const round: Filter = (value, [decimals = '0']) =>
  mapText(value, (text) => {
    const number = Number(text);
    const digits = Math.min(20, Math.max(0, Math.trunc(Number(decimals)) || 0));
    return text.trim() === '' || !Number.isFinite(number)
      ? text
      : String(Number(number.toFixed(digits)));
  });
