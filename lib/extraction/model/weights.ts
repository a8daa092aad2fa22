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

/** Trees in reading order, root first and left before right, as lines of base64. */
export interface PackedTrees {
  readonly trees: number;
  readonly base: number;
  /** What a leaf's byte is multiplied by. */
  readonly scale: number;
  readonly nodes: readonly string[];
}

/** FNV-1a of some names, in hexadecimal digits. */
export function digestOf(names: readonly string[]): string {
  let value = 2_166_136_261;
  for (const char of names.join(','))
    value = Math.imul(value ^ (char.codePointAt(0) ?? 0), 16_777_619);
  return (value >>> 0).toString(16).padStart(8, '0');
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
