/**
 * How alike texts are, from a sketch of each: one permutation hashing of their shingles (Li, Owen
 * and Zhang, "One Permutation Hashing", NIPS 2012), empty bins filled by rotation (Shrivastava and
 * Li, "Densifying One Permutation Hashing", ICML 2014), and 16 bits kept of each bin (Li and König,
 * "b-Bit Minwise Hashing", WWW 2010). It takes one hash a word, where MinHash takes one a word and
 * bin, so that indexing hardly slows.
 */

/** Bins of a sketch: as many equal ones of two as their shares of common shingles, ± 0.06. */
export const BINS = 64;
/** Words of a shingle. */
const SHINGLE = 3;
/** Texts of fewer words are alike by chance. */
const FEWEST_WORDS = 40;
const EMPTY = 0xffffffff;

/** A sketch, 128 bytes. */
export type Sketch = Uint16Array;

/** Words; of scripts without spaces each character is one. */
const WORD = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}]|[\p{L}\p{N}]+/gu;

/** FNV-1a, 32 bits. */
function hash(word: string): number {
  let value = 0x811c9dc5;
  for (let at = 0; at < word.length; at += 1) {
    value = Math.imul(value ^ word.charCodeAt(at), 0x01000193);
  }
  return value >>> 0;
}

/** Spreads what differs in one bit over all (the end of MurmurHash3). */
function mix(value: number): number {
  let mixed = value;
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}

/** The sketch of a text; `null` where it is too short to tell. */
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

/** The share of shingles that two texts have in common, as their sketches tell; 0 to 1. */
export function likeness(a: Sketch, b: Sketch): number {
  let same = 0;
  for (let bin = 0; bin < BINS; bin += 1) if (a[bin] === b[bin]) same += 1;
  return same / BINS;
}
