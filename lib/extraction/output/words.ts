/** Scripts written without spaces, where counting takes a dictionary. */
const UNSPACED =
  /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]/u;

/** The number of words as a reader counts them, in any script. */
export function countWords(text: string): number {
  if (!UNSPACED.test(text)) return text.match(/[\p{L}\p{N}][\p{L}\p{N}\p{M}'’_-]*/gu)?.length ?? 0;
  let words = 0;
  for (const segment of new Intl.Segmenter(undefined, { granularity: 'word' }).segment(text)) {
    if (segment.isWordLike) words += 1;
  }
  return words;
}

/** Parts of a text between white space, counted roughly but fast. */
export function countParts(text: string): number {
  let parts = 0;
  let inside = false;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    const space = code <= 32 || code === 160;
    if (!space && !inside) parts += 1;
    inside = !space;
  }
  return parts;
}
