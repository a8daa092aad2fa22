const FIRST = 30_000;
const LONGEST = 60 * 60_000;

/**
 * How long to leave a remote alone after it failed: 30 seconds, twice as long each time, an hour at
 * most.
 * @param times how often it failed since it last went well
 * @returns milliseconds
 */
export function backOff(times: number): number {
  return Math.min(LONGEST, FIRST * 2 ** (times - 1));
}
