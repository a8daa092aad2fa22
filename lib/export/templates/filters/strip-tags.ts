import { mapText } from '../value';
import type { Filter } from './filter';

/** Removes HTML tags. The result is text for a note, not safe HTML. */
export const stripTags: Filter = (value) =>
  mapText(value, (text) => text.replaceAll(/<\/?[a-z!][^<>]*>/gi, ''));
