import { numbersOf, type PackedTrees } from './weights';

/** Marks a leaf, in place of a feature's number. */
export const LEAF = 255;

/** Gradient-boosted trees (Friedman, 2001), unpacked for evaluation. */
export class Trees {
  readonly #feature: Uint8Array;
  readonly #threshold: Float32Array;
  /** The index of the right child; the left one is next. */
  readonly #right: Uint32Array;
  readonly #roots: Uint32Array;

  constructor({ trees, scale, features, thresholds, leaves }: PackedTrees) {
    const splits = numbersOf(thresholds);
    const ends = numbersOf(leaves);
    this.#feature = new Uint8Array(numbersOf(features));
    this.#threshold = new Float32Array(this.#feature.length);
    this.#right = new Uint32Array(this.#feature.length);
    this.#roots = new Uint32Array(trees);
    const steps = Float32Array.from({ length: 256 }, (_, number) => decodeThreshold(number));
    /** Nodes whose right child is yet to come. */
    const open: number[] = [];
    let node = 0;
    let split = 0;
    let end = 0;
    for (let tree = 0; tree < trees; tree += 1) {
      this.#roots[tree] = node;
      // A loop rather than a call for each node: this runs cold on every page that is clipped.
      for (let isWhole = false; !isWhole && node < this.#feature.length; node += 1) {
        if (this.#feature[node] === LEAF) {
          this.#threshold[node] = (ends[end] ?? 0) * scale;
          end += 1;
          const parent = open.pop();
          if (parent === undefined) isWhole = true;
          else this.#right[parent] = node + 1;
        } else {
          this.#threshold[node] = steps[splits[split] ?? 0] ?? 0;
          split += 1;
          open.push(node);
        }
      }
    }
  }

  /**
   * The probability for a row.
   * @param from the index at which the row begins
   */
  probability(rows: Float32Array, from: number): number {
    const feature = this.#feature;
    const threshold = this.#threshold;
    const right = this.#right;
    let sum = 0;
    for (const root of this.#roots) {
      let node = root;
      for (let name = feature[node] ?? LEAF; name !== LEAF; name = feature[node] ?? LEAF)
        node = (rows[from + name] ?? 0) < (threshold[node] ?? 0) ? node + 1 : (right[node] ?? 0);
      sum += threshold[node] ?? 0;
    }
    return 1 / (1 + Math.exp(-sum));
  }
}

/**
 * Exponents of the smallest positive and negative threshold, and the first of the 256 codes that is
 * negative.
 */
const SMALLEST = -7;
const NEGATIVE = 192;
const SMALLEST_NEGATIVE = -4;

/**
 * Decodes a threshold from a number between 0 and 255: 0, then eight steps per power of two, from
 * 2⁻⁷ up and from −2⁻⁴ down.
 */
export function decodeThreshold(number: number): number {
  if (number === 0) return 0;
  const place = number < NEGATIVE ? number - 1 : number - NEGATIVE;
  const size = (1 + (place & 7) / 8) * 2 ** (place >> 3);
  return number < NEGATIVE ? size * 2 ** SMALLEST : -size * 2 ** SMALLEST_NEGATIVE;
}
