import { eachText } from '../value';
import type { Filter } from './filter';

/** Removes HTML tags. The result is text for a note, not safe HTML. */
export const stripTags: Filter = (value) =>
  eachText(value, (text) => text.replaceAll(/<\/?[a-z!][^<>]*>/gi, ''));
