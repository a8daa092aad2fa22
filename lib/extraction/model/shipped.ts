import { rankersOf, type Rankers } from './ranker';
import { Judge } from './judge';
import weights from './weights.json';

const made: { judge?: Judge; rankers?: Rankers } = {};

/** The shipped judge; created on first use. */
export function shippedJudge(): Judge {
  made.judge ??= new Judge(weights);
  return made.judge;
}

/** The shipped rankers; created on first use. */
export function shippedRankers(): Rankers {
  made.rankers ??= rankersOf(weights.rankers);
  return made.rankers;
}
