import { mapText } from '../value';
import type { Filter } from './filter';

/** A link to a note: `[[Ana Ruiz]]`; with another text, `wikilink:"text"`. */
export const wikilink: Filter = (value, [words]) =>
  mapText(value, (text) => {
    const note = text.replaceAll(/[[\]|#^\s]+/g, ' ').trim();
    const shown = words === undefined ? '' : `|${words.replaceAll(/[[\]|\n]/g, ' ')}`;
    return note === '' ? '' : `[[${note}${shown}]]`;
  });
