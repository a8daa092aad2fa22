import { linkTarget, linkText } from '../link-text';
import { mapText } from '../value';
import type { Filter } from './filter';

/** A URL as a Markdown image: `image:"alt text"`; empty if there is none. */
export const image: Filter = (value, [shows = '']) =>
  mapText(value, (address) =>
    address === '' ? '' : `![${linkText(shows)}](${linkTarget(address)})`,
  );
