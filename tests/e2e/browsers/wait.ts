import { setTimeout as delay } from 'node:timers/promises';

/** Polling intervals in ms: short at first, since most things happen at once. */
const INTERVALS = [5, 10, 20, 40];

/** Long enough for a cold browser on two shared cores, short enough to end a hopeless wait. */
export const TIMEOUT = 30_000;

/**
 * Polls until `probe` returns something truthy. Errors count as "not yet", since documents come and
 * go while they load; the last one becomes the cause of the failure.
 */
export async function until<T>(
  what: string,
  probe: () => Promise<T>,
  timeout = TIMEOUT,
): Promise<NonNullable<T>> {
  const end = Date.now() + timeout;
  let cause: unknown;
  for (let asked = 0; Date.now() < end; asked += 1) {
    try {
      const value = await withTimeLimit(probe(), end - Date.now());
      if (value) return value;
      cause = undefined;
    } catch (error) {
      cause = error;
    }
    await delay(INTERVALS[asked] ?? INTERVALS.at(-1));
  }
  throw new Error(`Timed out after ${timeout} ms waiting for ${what}`, { cause });
}

/**
 * Limits the time to wait for an answer, in ms. A document that is closing may never answer, so no
 * probe may outlast its wait, and one that only reads is better repeated.
 * @throws if it does not arrive in time
 */
export async function withTimeLimit<T>(answer: Promise<T>, timeout: number): Promise<T> {
  const stop = new AbortController();
  const late = delay(timeout, undefined, { signal: stop.signal }).then(() => {
    throw new Error('The page did not answer');
  });
  // Losing the race is not an error.
  late.catch(() => {});
  try {
    return await Promise.race([answer, late]);
  } finally {
    stop.abort();
  }
}
