import { setTimeout as delay } from 'node:timers/promises';

/** Between two questions in ms: soon at first, as most things happen at once. */
const INTERVALS = [5, 10, 20, 40];

/** Long enough for a cold browser on two shared cores, short enough to end a hopeless wait. */
export const TIMEOUT = 30_000;

/**
 * Asks again until `probe` gives something truthy. Errors count as "not yet", for documents come
 * and go while they load; the last one is the cause of the failure.
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
      const value = await within(probe(), end - Date.now());
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
 * An answer that comes within so many ms. A dying document can leave a question unanswered forever, so
 * no probe may outlast its wait, and one that only reads is better asked again.
 * @throws if it does not come
 */
export async function within<T>(answer: Promise<T>, timeout: number): Promise<T> {
  const stop = new AbortController();
  const late = delay(timeout, undefined, { signal: stop.signal }).then(() => {
    throw new Error('The page did not answer');
  });
  // Losing the race is no failure.
  late.catch(() => {});
  try {
    return await Promise.race([answer, late]);
  } finally {
    stop.abort();
  }
}
