import { Judge } from './judge';
import weights from './weights.json';

const made: { judge?: Judge } = {};

/** The judge that ships; made when it is first asked. */
export function shippedJudge(): Judge {
  made.judge ??= new Judge(weights);
  return made.judge;
}
