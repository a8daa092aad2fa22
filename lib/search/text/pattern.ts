import type { Words } from '../query/ast';
import { runsOf, WORD, CJK_WORD, OTHER_WORD } from './tokens';

/**
 * Creates a regular expression for words in a folded text: whole words in sequence. It defines the
 * meaning of a query without an index.
 */
export function patternOf({ text, prefix }: Pick<Words, 'text' | 'prefix'>, flags = 'v'): RegExp {
  const runs = runsOf(text);
  const pieces = runs.map((run, index) => {
    const last = index === runs.length - 1;
    if (run.cjk) {
      const begin = index === 0 ? '' : `(?<!${CJK_WORD})`;
      return `${begin}${run.text}${last ? '' : `(?!${CJK_WORD})`}`;
    }
    return `(?<!${OTHER_WORD})${run.text}${last && prefix ? '' : `(?!${OTHER_WORD})`}`;
  });
  // Where letters of two scripts meet, a word ends without a separator.
  return new RegExp(pieces.join(`(?:(?!${WORD})[\\s\\S])*`), flags);
}
