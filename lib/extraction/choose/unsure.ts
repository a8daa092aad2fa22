import { logOdds } from '../model/log-odds';
import type { TextBlock } from '../page/text-blocks';

/** A decision is doubtful where the log-odds are no further than this from those that decide. */
const NEAR = 0.6;
/** In words: of a shorter text nobody needs to be told. */
const SHORTEST = 12;

/** How likely each block is wanted, how likely it must be, and the F1 that can be expected. */
interface Judged {
  readonly likely: Float32Array;
  readonly least: number;
  readonly expected: number;
}

/** What was decided of a page's blocks, and how sure that is. */
export interface Decision {
  /** 1 for each block that is kept. */
  readonly kept: Uint8Array;
  /** `null` where a person decided. */
  readonly judged: Judged | null;
}

/** Whether a person should look at what was decided of a block, as it might as well be otherwise. */
export function isUnsure({ judged }: Decision, blocks: readonly TextBlock[], at: number): boolean {
  if (!judged || (blocks[at]?.measure.words ?? 0) < SHORTEST) return false;
  return Math.abs(logOdds(judged.likely[at] ?? 0) - logOdds(judged.least)) < NEAR;
}
