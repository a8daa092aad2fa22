import { foldForSearch } from './fold';

/*
 * Defines words. The index and the reference scan split texts alike: a word is a run of letters,
 * digits and marks. Chinese, Japanese and Korean are written without spaces, or with suffixes
 * attached, so each position in a run is a token of that character and the next (the last one has
 * none): a text of two or more characters is then found as a substring.
 */
const CJK = String.raw`\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{scx=Hang}\p{scx=Bopo}`;

/** A word character, for character classes of regular expressions with the `v` flag. */
export const WORD = String.raw`[\p{L}\p{N}\p{M}]`;
/** A word character in Chinese, Japanese or Korean. */
export const CJK_WORD = `[${WORD}&&[${CJK}]]`;
/** A word character in any other script. */
export const OTHER_WORD = `[${WORD}--[${CJK}]]`;

const RUNS = new RegExp(`(?<cjk>${CJK_WORD}+)|${OTHER_WORD}+`, 'gv');
const CJK_RUN = new RegExp(`${CJK_WORD}+`, 'gv');
// oxlint-disable-next-line no-control-regex -- the range is ASCII
const BEYOND_ASCII = /[^\x00-\x7f]/;
/** Approximate: a text without any of these has no run of Chinese, Japanese or Korean. */
const MAYBE_CJK = /[\u1100-\u11ff\u2e80-\ud7ff\ud800-\udbff\uf900-\ufaff\uff66-\uffdc]/;
// oxlint-disable-next-line no-control-regex -- the range is ASCII
const SEPARATORS = /[^\p{L}\p{N}\p{M}\x00-\x7f]+/gv;

/** A run of word characters in a folded text. */
export interface Run {
  readonly text: string;
  readonly cjk: boolean;
}

/** The runs of word characters in a text, folded. */
export function runsOf(text: string): Run[] {
  return Array.from(foldForSearch(text).matchAll(RUNS), (match) => ({
    text: match[0],
    cjk: match.groups?.['cjk'] !== undefined,
  }));
}

/** The tokens of a run of Chinese, Japanese or Korean: each character with the next one. */
export function cjkTokens(run: string): string[] {
  const characters = Array.from(run);
  return characters.map((each, index) => each + (characters[index + 1] ?? ''));
}

/**
 * Prepares a text for the index, whose tokenizer (`ascii`) splits at ASCII that is neither letter
 * nor digit, folds ASCII case, and treats everything else as letters.
 */
export function indexedText(text: string): string {
  if (!BEYOND_ASCII.test(text)) return text;
  const words = foldForSearch(text).replace(SEPARATORS, ' ');
  if (!MAYBE_CJK.test(words)) return words;
  return words.replace(CJK_RUN, (run) => ` ${cjkTokens(run).join(' ')} `);
}
