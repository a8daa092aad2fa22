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

/** Whether a character belongs to a script written without spaces; by ranges, for speed. */
function isUnspaced(code: number): boolean {
  return (
    code >= 0x0e00 &&
    (code < 0x10a0 ||
      (code >= 0x1780 && code < 0x1800) ||
      (code >= 0x3041 && code < 0xa000) ||
      (code >= 0xf900 && code < 0xfb00))
  );
}

/**
 * Counts white-space-separated parts, or pairs of characters in unspaced scripts: rough but fast.
 */
export function countParts(text: string): number {
  let parts = 0;
  let inside = false;
  let unspaced = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    const space = code <= 32 || code === 160;
    if (!space && !inside) parts += 1;
    inside = !space;
    if (isUnspaced(code)) unspaced += 1;
  }
  return parts + (unspaced >> 1);
}
