import { eachText } from '../value';
import type { Filter } from './filter';

/** A number with as many decimals as are wanted: `round:1`; what is no number stays. */
export const round: Filter = (value, [decimals = '0']) =>
  eachText(value, (text) => {
    const number = Number(text);
    const digits = Math.min(20, Math.max(0, Math.trunc(Number(decimals)) || 0));
    return text.trim() === '' || !Number.isFinite(number)
      ? text
      : String(Number(number.toFixed(digits)));
  });
