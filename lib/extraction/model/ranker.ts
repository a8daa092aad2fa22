import { candidateKeys, type Candidate } from '../metadata/candidates';
import type { PackedRanker } from './weights';

/** Fields whose value is chosen among candidates. */
export type RankedField = 'title' | 'authors' | 'published';

/** Chooses among the candidates for a field: a logistic regression over binary features. */
export class Ranker {
  readonly #weights = new Map<string, number>();
  readonly #base: number;
  readonly #least: number;

  constructor({ base, least, keys, weights }: PackedRanker) {
    this.#base = base;
    this.#least = least;
    for (const [at, key] of keys.flatMap((line) => line.split('|')).entries())
      this.#weights.set(key, (weights[at] ?? 0) / 20);
  }

  /** Returns the likeliest candidate; `null` if none is likely enough. */
  choose<Value>(
    candidates: readonly Candidate<Value>[],
    page: readonly string[],
  ): Candidate<Value> | null {
    let best: Candidate<Value> | null = null;
    let most = this.#least;
    for (const one of candidates) {
      let sum = this.#base;
      for (const key of candidateKeys(one, candidates, page)) sum += this.#weights.get(key) ?? 0;
      const likely = 1 / (1 + Math.exp(-sum));
      if (likely > most) [best, most] = [one, likely];
    }
    return best;
  }
}

/** The rankers that choose a page's metadata, by field. */
export type Rankers = Readonly<Record<RankedField, Ranker>>;

/** Builds the rankers from their weights. */
export function rankersOf(packed: Readonly<Record<RankedField, PackedRanker>>): Rankers {
  return {
    title: new Ranker(packed.title),
    authors: new Ranker(packed.authors),
    published: new Ranker(packed.published),
  };
}
