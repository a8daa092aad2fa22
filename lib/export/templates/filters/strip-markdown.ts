import { mapText } from '../value';
import type { Filter } from './filter';

/** Removes Markdown syntax: links become their text, headings, lists and emphasis plain text. */
export const stripMarkdown: Filter = (value) =>
  mapText(value, (text) =>
    text
      .replaceAll(/!?\[([^[\]\n]*)\]\([^()\s]*\)/g, '$1')
      .replaceAll(/^[ \t]{0,3}(?:#{1,6}|>|[-*+])[ \t]/gm, '')
      .replaceAll(/\*\*|__|~~|==|`|(?<![\p{L}\p{N}])[*_]|[*_](?![\p{L}\p{N}])/gu, '')
      .replaceAll(/\\(?=[[\]\\`*_<>#$~=%&])/g, ''),
  );
