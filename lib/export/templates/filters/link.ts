import { linkTarget, linkText } from '../link-text';
import { mapText } from '../value';
import type { Filter } from './filter';

/** A URL as a Markdown link: `link:"text"`; by default with the URL as its text. */
export const link: Filter = (value, [words]) =>
  mapText(value, (address) => `[${linkText(words ?? address)}](${linkTarget(address)})`);
