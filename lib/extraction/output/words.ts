/** Scripts written without spaces, where counting words takes a dictionary. */
const UNSPACED =
  /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]/u;

/** Counts words as a reader would, in any script. */
export function countWords(text: string): number {
  if (!UNSPACED.test(text)) return text.match(/[\p{L}\p{N}][\p{L}\p{N}\p{M}'’_-]*/gu)?.length ?? 0;
  let words = 0;
  for (const segment of new Intl.Segmenter(undefined, { granularity: 'word' }).segment(text)) {
    if (segment.isWordLike) words += 1;
  }
  return words;
}

/** Characters of scripts written without spaces; by ranges, which is faster than by script. */
const UNSPACED_RANGES = /[\u0e00-\u109f\u1780-\u17ff\u3041-\u9fff\uf900-\ufaff]/g;
const PARTS = /[^\0-\x20\xa0]+/g;

/**
 * Counts the parts of a text separated by white space, or two characters each in unspaced scripts:
 * rough but fast.
 */
export function countParts(text: string): number {
  const unspaced = text.match(UNSPACED_RANGES)?.length ?? 0;
  return (text.match(PARTS)?.length ?? 0) + (unspaced >> 1);
}
