import { logOdds } from '../model/log-odds';
import type { TextBlock } from '../page/text-blocks';

/** A decision is uncertain if the log-odds are within this distance of the threshold's. */
const NEAR = 0.6;
/** Blocks with fewer words than these are never flagged as uncertain. */
const SHORTEST = 12;

/** The probability of each block, the threshold, and the expected F1. */
interface Judged {
  readonly likely: Float32Array;
  readonly least: number;
  readonly expected: number;
}

/** Which blocks of a page are kept, and how certain that is. */
export interface Decision {
  /** 1 for each block that is kept. */
  readonly kept: Uint8Array;
  /** `null` if the user decided. */
  readonly judged: Judged | null;
}

/** Whether the decision on a block was so close that the user should check it. */
export function isUnsure({ judged }: Decision, blocks: readonly TextBlock[], at: number): boolean {
  if (!judged || (blocks[at]?.measure.words ?? 0) < SHORTEST) return false;
  return Math.abs(logOdds(judged.likely[at] ?? 0) - logOdds(judged.least)) < NEAR;
}
