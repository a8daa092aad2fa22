/** The trained weights as written by `training/export.py`, which documents the fields. */
export interface Weights {
  readonly version: number;
  /** The digest of the feature names, on which code and weights have to agree. */
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
    /** The divisor of the weights. */
    readonly scale: number;
    readonly keys: readonly string[];
    readonly values: readonly string[];
    readonly base: readonly number[];
  };
  readonly rankers: Readonly<Record<'title' | 'authors' | 'published', PackedRanker>>;
}

/** A ranker's weights, in twentieths; several keys per line, separated by bars. */
export interface PackedRanker {
  readonly base: number;
  /** The least probability for choosing a candidate. */
  readonly least: number;
  readonly keys: readonly string[];
  readonly weights: readonly number[];
}

/** Trees in preorder: root first, left before right. */
export interface PackedTrees {
  readonly trees: number;
  /** The factor for the leaves' values. */
  readonly scale: number;
  /** The feature tested by each node, 255 for a leaf. */
  readonly features: PackedNumbers;
  /** The encoded threshold of each node that is not a leaf. */
  readonly thresholds: PackedNumbers;
  readonly leaves: PackedNumbers;
}

/** Numbers as one character each, which compresses better than base64. */
export interface PackedNumbers {
  /** The values of the characters, most frequent first: `#`, `$` and so on, without `\\`. */
  readonly values: readonly number[];
  readonly text: readonly string[];
}

/** The FNV-1a hash of some names, in hexadecimal. */
export function digestOf(names: readonly string[]): string {
  let value = 2_166_136_261;
  for (const char of names.join(','))
    value = Math.imul(value ^ (char.codePointAt(0) ?? 0), 16_777_619);
  return (value >>> 0).toString(16).padStart(8, '0');
}

const FIRST_CHARACTER = 0x23;
const BACKSLASH = 0x5c;
/** The last character used that takes one byte; rarer values use letters from U+0100 on. */
const BEYOND = 0x7e;
const RARER = 0x100;

/** Decodes packed numbers. */
export function numbersOf({ values, text }: PackedNumbers): Int32Array {
  const known = new Int32Array(RARER + values.length);
  let code = FIRST_CHARACTER;
  for (const value of values) {
    known[code] = value;
    code += code + 1 === BACKSLASH ? 2 : 1;
    if (code === BEYOND + 1) code = RARER;
  }
  const numbers = new Int32Array(text.reduce((length, line) => length + line.length, 0));
  let at = 0;
  for (const line of text) {
    for (let place = 0; place < line.length; place += 1) {
      numbers[at] = known[line.charCodeAt(place)] ?? 0;
      at += 1;
    }
  }
  return numbers;
}

/** Decodes lines of base64. */
export function bytesOf(lines: readonly string[]): Uint8Array {
  const binary = atob(lines.join(''));
  const bytes = new Uint8Array(binary.length);
  for (let at = 0; at < binary.length; at += 1) bytes[at] = binary.charCodeAt(at);
  return bytes;
}

/**
 * Parses log-odds tables from lines of `value|word|word…`: all words on a line have its value, in
 * twentieths.
 */
export function oddsOf(lines: readonly string[]): ReadonlyMap<string, number> {
  const odds = new Map<string, number>();
  for (const line of lines) {
    const [value, ...keys] = line.split('|');
    for (const key of keys) odds.set(key, Number(value) / 20);
  }
  return odds;
}
