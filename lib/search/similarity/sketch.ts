/**
 * Estimates the similarity of texts from a sketch of each: one permutation hashing of their
 * shingles (Li, Owen and Zhang, "One Permutation Hashing", NIPS 2012), with empty bins filled by
 * rotation (Shrivastava and Li, "Densifying One Permutation Hashing", ICML 2014), and 16 bits kept
 * of each bin (Li and König, "b-Bit Minwise Hashing", WWW 2010). It takes one hash per word, where
 * MinHash takes one per word and bin, so that it hardly slows down indexing.
 */

/**
 * Bins per sketch: the share of equal bins in two sketches estimates that of common shingles, ±
 * 0.06.
 */
export const BINS = 64;
/** Words per shingle. */
const SHINGLE = 3;
/** Shorter texts are similar by chance. */
const FEWEST_WORDS = 40;
const EMPTY = 0xffffffff;

/** A sketch, 128 bytes. */
export type Sketch = Uint16Array;

/** Words; in scripts without spaces, each character is one. */
const WORD = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}]|[\p{L}\p{N}]+/gu;

/** FNV-1a, 32 bits. */
function hash(word: string): number {
  let value = 0x811c9dc5;
  for (let at = 0; at < word.length; at += 1) {
    value = Math.imul(value ^ word.charCodeAt(at), 0x01000193);
  }
  return value >>> 0;
}

/** Spreads a difference in one bit over all bits (the finaliser of MurmurHash3). */
function mix(value: number): number {
  let mixed = value;
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}

/** Computes the sketch of a text; `null` if it is too short. */
export function sketchOf(text: string): Sketch | null {
  const words = text.toLowerCase().match(WORD) ?? [];
  if (words.length < FEWEST_WORDS) return null;
  const least = new Uint32Array(BINS).fill(EMPTY);
  let [before, last] = [hash(words[0] ?? ''), hash(words[1] ?? '')];
  for (let at = SHINGLE - 1; at < words.length; at += 1) {
    const word = hash(words[at] ?? '');
    const shingle = mix(Math.imul(before, 31) ^ Math.imul(last, 961) ^ word);
    const bin = shingle % BINS;
    const value = Math.floor(shingle / BINS);
    if (value < (least[bin] ?? EMPTY)) least[bin] = value;
    [before, last] = [last, word];
  }
  return Uint16Array.from(least, (_value, bin) => {
    let steps = 0;
    while (least[(bin + steps) % BINS] === EMPTY) steps += 1;
    // Values borrowed from a distant bin match only values borrowed over the same distance.
    return mix((least[(bin + steps) % BINS] ?? 0) + steps * 0x9e3779b1) & 0xffff;
  });
}

/** Estimates the share of common shingles of two texts from their sketches; 0 to 1. */
export function similarity(a: Sketch, b: Sketch): number {
  let same = 0;
  for (let bin = 0; bin < BINS; bin += 1) if (a[bin] === b[bin]) same += 1;
  return same / BINS;
}
