import { linkTarget, linkText } from '../link-text';
import { eachText } from '../value';
import type { Filter } from './filter';

/** An address as a Markdown link: `link:"words"`; its own words without any. */
export const link: Filter = (value, [words]) =>
  eachText(value, (address) => `[${linkText(words ?? address)}](${linkTarget(address)})`);
