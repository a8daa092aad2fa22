import type { Columns } from '../features/columns';
import type { Keys } from '../features/keys';
import { oddsOf, type Weights } from './weights';

/** Column names, in order. */
export const ODDS = [
  'names least',
  'names most',
  'names mean',
  'names near',
  'first word',
  'first two',
  'first three',
  'words least',
  'words most',
  'words sum',
] as const;
/** Columns also given for the previous and the next block. */
const BESIDE = [0, 2, 9];
/** Columns also given for the heading above. */
const ABOVE = [4, 7, 8, 9];
const NEAREST = 4;

/** The total number of columns. */
export const ODDS_WIDTH = ODDS.length + 2 * BESIDE.length + ABOVE.length;

/** Tables of log-odds, counted from pages, that a block with a certain key is wanted. */
export class Odds {
  readonly #names: ReadonlyMap<string, number>;
  readonly #first: ReadonlyMap<string, number>;
  readonly #words: ReadonlyMap<string, number>;

  constructor({ names, first, words }: Weights['odds']) {
    this.#names = oddsOf(names);
    this.#first = oddsOf(first);
    this.#words = oddsOf(words);
  }

  /**
   * Writes the columns of all blocks.
   * @param above the index of the heading above each block, or -1
   */
  write(keys: readonly Keys[], above: Int32Array, { out, width, from }: Columns): void {
    const own = new Float32Array(keys.length * ODDS.length);
    for (const [at, block] of keys.entries()) this.#writeOwn(block, own, at * ODDS.length);
    for (let at = 0; at < keys.length; at += 1) {
      let to = at * width + from;
      out.set(own.subarray(at * ODDS.length, (at + 1) * ODDS.length), to);
      to += ODDS.length;
      for (const [places, other] of [
        [BESIDE, at - 1],
        [BESIDE, at + 1],
        [ABOVE, above[at] ?? -1],
      ] as const) {
        for (const place of places) {
          out[to] = other < 0 ? 0 : (own[other * ODDS.length + place] ?? 0);
          to += 1;
        }
      }
    }
  }

  #writeOwn({ names, first, words }: Keys, out: Float32Array, from: number): void {
    const all = summary(this.#names, names, 0);
    out[from] = all.least;
    out[from + 1] = all.most;
    out[from + 2] = all.count > 0 ? all.sum / all.count : 0;
    const near = summary(this.#names, names, Math.max(0, names.length - NEAREST));
    out[from + 3] = near.count > 0 ? near.sum / near.count : 0;
    for (const [place, key] of first.entries()) out[from + 4 + place] = this.#first.get(key) ?? 0;
    const ofWords = summary(this.#words, words, 0);
    out[from + 7] = ofWords.least;
    out[from + 8] = ofWords.most;
    out[from + 9] = ofWords.sum / Math.sqrt(Math.max(1, ofWords.count));
  }
}

interface Summary {
  least: number;
  most: number;
  sum: number;
  count: number;
}

/** Summarises the values of the keys found in a table, from an index on. */
function summary(
  table: ReadonlyMap<string, number>,
  keys: readonly string[],
  from: number,
): Summary {
  const found: Summary = { least: 0, most: 0, sum: 0, count: 0 };
  for (let at = from; at < keys.length; at += 1) {
    const value = table.get(keys[at] ?? '');
    if (value === undefined) continue;
    if (found.count === 0 || value < found.least) found.least = value;
    if (found.count === 0 || value > found.most) found.most = value;
    found.sum += value;
    found.count += 1;
  }
  return found;
}
