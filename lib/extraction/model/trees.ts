import { bytesOf, type PackedTrees } from './weights';

/** A byte that stands where a leaf is, in the place of a feature's number. */
const LEAF = 255;

/**
 * Gradient-boosted trees (Friedman, 2001), made ready to be asked. A node is three bytes: the
 * feature's number, and its threshold as a float of 16 bits (1 for the sign, 6 for the exponent, 9
 * for the fraction); a leaf is two: `LEAF` and its value.
 */
export class Trees {
  readonly #feature: Uint8Array;
  readonly #threshold: Float32Array;
  /** Where the right child stands; the left one is next. */
  readonly #right: Uint32Array;
  readonly #roots: Uint32Array;
  readonly #base: number;

  constructor({ trees, base, scale, nodes }: PackedTrees) {
    const bytes = bytesOf(nodes);
    const most = bytes.length >> 1;
    this.#feature = new Uint8Array(most);
    this.#threshold = new Float32Array(most);
    this.#right = new Uint32Array(most);
    this.#roots = new Uint32Array(trees);
    this.#base = base;
    let byte = 0;
    let count = 0;
    /** Reads a node and all below it; trees are not deep. */
    const read = (): void => {
      const node = count;
      count += 1;
      const feature = bytes[byte] ?? LEAF;
      this.#feature[node] = feature;
      if (feature === LEAF) {
        this.#threshold[node] = (((bytes[byte + 1] ?? 0) << 24) >> 24) * scale;
        byte += 2;
        return;
      }
      this.#threshold[node] = float16(((bytes[byte + 1] ?? 0) << 8) | (bytes[byte + 2] ?? 0));
      byte += 3;
      read();
      this.#right[node] = count;
      read();
    };
    for (let tree = 0; tree < trees; tree += 1) {
      this.#roots[tree] = count;
      read();
    }
  }

  /** The probability of a row. @param from where the row begins */
  probability(rows: Float32Array, from: number): number {
    const feature = this.#feature;
    const threshold = this.#threshold;
    const right = this.#right;
    let sum = this.#base;
    for (const root of this.#roots) {
      let node = root;
      for (let name = feature[node] ?? LEAF; name !== LEAF; name = feature[node] ?? LEAF)
        node = (rows[from + name] ?? 0) < (threshold[node] ?? 0) ? node + 1 : (right[node] ?? 0);
      sum += threshold[node] ?? 0;
    }
    return 1 / (1 + Math.exp(-sum));
  }
}

/** A float of 16 bits: 1 for the sign, 6 for the exponent, 9 for the fraction. */
export function float16(bits: number): number {
  const exponent = (bits >> 9) & 63;
  if (exponent === 0) return 0;
  const value = (1 + (bits & 511) / 512) * 2 ** (exponent - 31);
  return bits & 0x8000 ? -value : value;
}
