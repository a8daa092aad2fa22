/**
 * A hybrid logical clock stamp (Kulkarni et al., 2014): wall time, a counter for events within one
 * millisecond or while the clock lags, and the replica that made it. Comparing the strings compares
 * the stamps.
 */
export type Stamp = string;

const TIME_DIGITS = 9;
const COUNTER_DIGITS = 3;
/** The highest counter: reserved for permanent deletions (`for-good.ts`). */
export const LAST_COUNTER = 36 ** COUNTER_DIGITS - 1;
/** The year 5000: nine digits of base 36 end soon after, and no clock should get near it. */
const LATEST_TIME = Date.UTC(5000, 0, 1);

const base36 = (value: number, digits: number) => value.toString(36).padStart(digits, '0');

/** Before every stamp: for values never set, or not known to this device. */
export const NO_STAMP: Stamp = '000000000000.0';

/** Makes a stamp. `time` is in milliseconds since 1970; `counter` is below 46,656. */
export function makeStamp(time: number, counter: number, replica: string): Stamp {
  return `${base36(time, TIME_DIGITS)}${base36(counter, COUNTER_DIGITS)}.${replica}`;
}

/** The time of a stamp, in milliseconds since 1970. */
export function stampTime(stamp: Stamp): number {
  return Number.parseInt(stamp.slice(0, TIME_DIGITS), 36);
}

/** The counter of a stamp. */
export function stampCounter(stamp: Stamp): number {
  return Number.parseInt(stamp.slice(TIME_DIGITS, TIME_DIGITS + COUNTER_DIGITS), 36);
}

/** The replica that made a stamp. */
export function stampReplica(stamp: Stamp): string {
  return stamp.slice(TIME_DIGITS + COUNTER_DIGITS + 1);
}

/**
 * Returns the stamp for this replica's next event: later than every stamp it has made or seen, even
 * if its clock was set back.
 * @param last newest stamp made or seen by this replica, or `null` at its first event
 * @param now milliseconds since 1970
 */
export function nextStamp(last: Stamp | null, now: number, replica: string): Stamp {
  const time = last === null ? 0 : stampTime(last);
  // A stamp later than any clock is ignored, or there would be no next one.
  if (last === null || now > time || time >= LATEST_TIME) return makeStamp(now, 0, replica);
  const counter = stampCounter(last) + 1;
  return counter < LAST_COUNTER
    ? makeStamp(time, counter, replica)
    : makeStamp(time + 1, 0, replica);
}

/** The later of two stamps; `null` is before every stamp. */
export function laterStamp(a: Stamp | null, b: Stamp | null): Stamp | null {
  if (a === null || b === null) return a ?? b;
  return a > b ? a : b;
}

/** Whether a string is a stamp with a valid time. */
export function isStamp(value: string): boolean {
  return /^[0-9a-z]{12}\.[0-9a-z]{1,16}$/.test(value) && stampTime(value) <= LATEST_TIME;
}
