import { foldForSearch } from './fold';

/*
 * What a word is. The index and the scan that its answers are compared with cut texts alike: a word
 * is a run of letters, digits and marks. Chinese, Japanese and Korean are written without spaces, or
 * with endings that stick to the word, so there each place of a run is a token of its own and the
 * next character (the last has none): a text of two characters or more is then found by substring.
 */
const CJK = String.raw`\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{scx=Hang}\p{scx=Bopo}`;

/** A character of a word, for character classes of regular expressions with the `v` flag. */
export const WORD = String.raw`[\p{L}\p{N}\p{M}]`;
/** A character of a word of Chinese, Japanese or Korean. */
export const CJK_WORD = `[${WORD}&&[${CJK}]]`;
/** A character of a word of any other script. */
export const OTHER_WORD = `[${WORD}--[${CJK}]]`;

const RUNS = new RegExp(`(?<cjk>${CJK_WORD}+)|${OTHER_WORD}+`, 'gv');
const CJK_RUN = new RegExp(`${CJK_WORD}+`, 'gv');
// oxlint-disable-next-line no-control-regex -- the range is ASCII
const BEYOND_ASCII = /[^\x00-\x7f]/;
/** Roughly: a text without any of these has no run of Chinese, Japanese or Korean. */
const MAYBE_CJK = /[\u1100-\u11ff\u2e80-\ud7ff\ud800-\udbff\uf900-\ufaff\uff66-\uffdc]/;
// oxlint-disable-next-line no-control-regex -- the range is ASCII
const SEPARATORS = /[^\p{L}\p{N}\p{M}\x00-\x7f]+/gv;

/** A run of word characters of a folded text. */
export interface Run {
  readonly text: string;
  readonly cjk: boolean;
}

/** The runs of word characters that a text has, folded. */
export function runsOf(text: string): Run[] {
  return Array.from(foldForSearch(text).matchAll(RUNS), (match) => ({
    text: match[0],
    cjk: match.groups?.['cjk'] !== undefined,
  }));
}

/** The tokens of a run of Chinese, Japanese or Korean: each character with the next. */
export function cjkTokens(run: string): string[] {
  const characters = Array.from(run);
  return characters.map((each, index) => each + (characters[index + 1] ?? ''));
}

/**
 * A text as it is given to the index, whose tokenizer (`ascii`) cuts at what is ASCII and neither
 * letter nor digit, folds the case of ASCII, and takes everything else as letters.
 */
export function indexedText(text: string): string {
  if (!BEYOND_ASCII.test(text)) return text;
  const words = foldForSearch(text).replace(SEPARATORS, ' ');
  if (!MAYBE_CJK.test(words)) return words;
  return words.replace(CJK_RUN, (run) => ` ${cjkTokens(run).join(' ')} `);
}
