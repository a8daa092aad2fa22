import { FEATURES, type PageFeatures } from '../features/page-features';
import { KindModel, type PageKind } from './kind';
import { Odds, ODDS_WIDTH } from './odds';
import { rankersOf, type Rankers } from './ranker';
import { SECOND, writeSecond } from './second-look';
import { Trees } from './trees';
import { digestOf, type Weights } from './weights';

/** The judge's verdict on a page. */
export interface Verdict {
  /** The probability, for each block, that a person would keep it. */
  readonly kept: Float32Array;
  readonly kind: PageKind;
  /** The probability of each page kind. */
  readonly kinds: Readonly<Record<PageKind, number>>;
}

/** Judges the blocks of pages with the trained model. */
export class Judge {
  readonly rankers: Rankers;
  readonly #kinds: KindModel;
  readonly #odds: Odds;
  readonly #first: Trees;
  readonly #second: Trees;

  /** @throws Error if the weights do not match the code's features */
  constructor(weights: Weights) {
    if (weights.features !== digestOf(FEATURES))
      throw new Error('The weights are for other features: npm run train');
    this.rankers = rankersOf(weights.rankers);
    this.#kinds = new KindModel(weights.kinds);
    this.#odds = new Odds(weights.odds);
    this.#first = new Trees(weights.first);
    this.#second = new Trees(weights.second);
  }

  /** Judges all blocks of a page. */
  judge(features: PageFeatures): Verdict {
    const count = features.keys.length;
    const kinds = this.#kinds.probabilities(features.kindKeys);
    const own = FEATURES.length;
    const before = own + ODDS_WIDTH + kinds.length;
    const width = before + SECOND.length;
    const rows = new Float32Array(count * width);
    for (let at = 0; at < count; at += 1) {
      rows.set(features.rows.subarray(at * own, (at + 1) * own), at * width);
      rows.set(kinds, at * width + own + ODDS_WIDTH);
    }
    this.#odds.write(features.keys, features.above, { out: rows, width, from: own });
    const words = Float32Array.from({ length: count }, (_, at) => rows[at * width] ?? 0);
    const first = ask(this.#first, rows, width, count);
    writeSecond(first, words, features, { out: rows, width, from: before });
    const kept = ask(this.#second, rows, width, count);
    const most = kinds.indexOf(Math.max(...kinds));
    const names = this.#kinds.names;
    return {
      kept,
      kind: names[most] ?? 'article',
      kinds: Object.fromEntries(names.map((name, at) => [name, kinds[at] ?? 0])) as Record<
        PageKind,
        number
      >,
    };
  }
}

function ask(trees: Trees, rows: Float32Array, width: number, count: number): Float32Array {
  const found = new Float32Array(count);
  for (let at = 0; at < count; at += 1) found[at] = trees.probability(rows, at * width);
  return found;
}
