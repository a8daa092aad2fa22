const FIRST = 30_000;
const LONGEST = 60 * 60_000;

/**
 * The delay before contacting a remote again after failures: 30 seconds, doubled each time, up to
 * an hour.
 * @param times the number of failures since the last success
 * @returns milliseconds
 */
export function backOff(times: number): number {
  return Math.min(LONGEST, FIRST * 2 ** (times - 1));
}
