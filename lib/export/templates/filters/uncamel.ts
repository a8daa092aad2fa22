import { mapText } from '../value';
import { wordsOf } from '../words';
import type { Filter } from './filter';

/** Splits `oilPrice` into words: `oil price`. */
export const uncamel: Filter = (value) => mapText(value, (text) => wordsOf(text).join(' '));
