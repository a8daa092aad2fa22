import { eachText } from '../value';
import type { Filter } from './filter';

/** Without the tags of HTML. What is left is text for a note, and no safe HTML. */
export const stripTags: Filter = (value) =>
  eachText(value, (text) => text.replaceAll(/<\/?[a-z!][^<>]*>/gi, ''));
