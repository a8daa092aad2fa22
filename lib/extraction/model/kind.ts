import { bytesOf, type Weights } from './weights';

/** The kinds of pages that are distinguished. */
export type PageKind =
  'article' | 'documentation' | 'service' | 'forum' | 'product' | 'listing' | 'collection';

/** Classifies pages by kind: a multinomial logistic regression over binary features. */
export class KindModel {
  readonly names: readonly PageKind[];
  readonly #rows = new Map<string, Int8Array>();
  readonly #base: readonly number[];
  readonly #scale: number;

  constructor({ names, scale, keys, values, base }: Weights['kinds']) {
    this.names = names as readonly PageKind[];
    this.#base = base;
    this.#scale = scale;
    const bytes = new Int8Array(bytesOf(values).buffer);
    const all = keys.flatMap((line) => line.split('|'));
    for (const [at, key] of all.entries())
      this.#rows.set(key, bytes.subarray(at * names.length, (at + 1) * names.length));
  }

  /** The probability of each kind, in the order of `names`. */
  probabilities(keys: readonly string[]): Float32Array {
    const sums = Float32Array.from(this.#base);
    for (const key of keys) {
      const row = this.#rows.get(key);
      if (!row) continue;
      for (let at = 0; at < sums.length; at += 1)
        sums[at] = (sums[at] ?? 0) + (row[at] ?? 0) / this.#scale;
    }
    const most = Math.max(...sums);
    const powers = sums.map((sum) => Math.exp(sum - most));
    const total = powers.reduce((a, b) => a + b, 0);
    return powers.map((power) => power / total);
  }
}
