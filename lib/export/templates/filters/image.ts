import { linkTarget, linkText } from '../link-text';
import { eachText } from '../value';
import type { Filter } from './filter';

/** An address as a Markdown image: `image:"what it shows"`; nothing where there is none. */
export const image: Filter = (value, [shows = '']) =>
  eachText(value, (address) =>
    address === '' ? '' : `![${linkText(shows)}](${linkTarget(address)})`,
  );
