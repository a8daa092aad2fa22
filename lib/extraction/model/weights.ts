/** The trained weights as `training/export.py` writes them; what the fields mean is said there. */
export interface Weights {
  readonly version: number;
  /** The digest of the features' names: the code and the weights have to agree on them. */
  readonly features: string;
  readonly first: PackedTrees;
  readonly second: PackedTrees;
  readonly odds: {
    readonly names: readonly string[];
    readonly first: readonly string[];
    readonly words: readonly string[];
  };
  readonly kinds: {
    readonly names: readonly string[];
    /** What a weight is divided by. */
    readonly scale: number;
    readonly keys: readonly string[];
    readonly values: readonly string[];
    readonly base: readonly number[];
  };
  readonly rankers: Readonly<Record<'title' | 'authors' | 'published', PackedRanker>>;
}

/** Weights for choosing among candidates, in twentieths; keys in lines, parted by bars. */
export interface PackedRanker {
  readonly base: number;
  /** A candidate that is less likely right than this is not chosen. */
  readonly least: number;
  readonly keys: readonly string[];
  readonly weights: readonly number[];
}

/** Trees in reading order, root first and left before right. */
export interface PackedTrees {
  readonly trees: number;
  /** What a leaf is multiplied by. */
  readonly scale: number;
  /** The feature that each node asks for, 255 for a leaf. */
  readonly features: PackedNumbers;
  /** The threshold of each node that is no leaf, as a step. */
  readonly thresholds: PackedNumbers;
  readonly leaves: PackedNumbers;
}

/** Numbers as text of one character each, which packs into fewer bytes than base64 does. */
export interface PackedNumbers {
  /** What the characters stand for, the most frequent first: `#`, `$` and so on, without `\\`. */
  readonly values: readonly number[];
  readonly text: readonly string[];
}

/** FNV-1a of some names, in hexadecimal digits. */
export function digestOf(names: readonly string[]): string {
  let value = 2_166_136_261;
  for (const char of names.join(','))
    value = Math.imul(value ^ (char.codePointAt(0) ?? 0), 16_777_619);
  return (value >>> 0).toString(16).padStart(8, '0');
}

const FIRST_CHARACTER = 0x23;
const BACKSLASH = 0x5c;
/** From here on characters take two bytes: what is rarer is written with letters from U+0100 on. */
const BEYOND = 0x7e;

/** The numbers that a text stands for. */
export function numbersOf({ values, text }: PackedNumbers): Int32Array {
  const known = new Map<number, number>();
  let code = FIRST_CHARACTER;
  for (const value of values) {
    known.set(code, value);
    code += code + 1 === BACKSLASH ? 2 : 1;
    if (code === BEYOND + 1) code = 0x100;
  }
  const joined = text.join('');
  return Int32Array.from(joined, (char) => known.get(char.charCodeAt(0)) ?? 0);
}

/** Bytes of lines of base64. */
export function bytesOf(lines: readonly string[]): Uint8Array {
  const binary = atob(lines.join(''));
  const bytes = new Uint8Array(binary.length);
  for (let at = 0; at < binary.length; at += 1) bytes[at] = binary.charCodeAt(at);
  return bytes;
}

/**
 * Keys with their values from lines of `value word word …`: all words of a line have its value,
 * in twentieths.
 */
export function oddsOf(lines: readonly string[]): ReadonlyMap<string, number> {
  const odds = new Map<string, number>();
  for (const line of lines) {
    const [value, ...keys] = line.split('|');
    for (const key of keys) odds.set(key, Number(value) / 20);
  }
  return odds;
}
