import { rankersOf, type Rankers } from './ranker';
import { Judge } from './judge';
import weights from './weights.json';

const made: { judge?: Judge; rankers?: Rankers } = {};

/** The judge that ships; made when it is first asked. */
export function shippedJudge(): Judge {
  made.judge ??= new Judge(weights);
  return made.judge;
}

/** What chooses metadata, as it ships. */
export function shippedRankers(): Rankers {
  made.rankers ??= rankersOf(weights.rankers);
  return made.rankers;
}
