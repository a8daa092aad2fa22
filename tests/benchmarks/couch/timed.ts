import { setTimeout as delay } from 'node:timers/promises';
import type { TestBrowser } from '../../e2e/browsers/types.ts';

const INTERVAL = 200;
const PATIENCE = 1_800_000;

/** Waits until something is done; measures the time and the background's memory. */
export async function timed(
  browser: TestBrowser,
  isDone: () => Promise<boolean>,
): Promise<{ seconds: number; before: number; peak: number }> {
  const start = performance.now();
  const before = await browser.backgroundMemory();
  let peak = before;
  while (!(await isDone())) {
    if (performance.now() - start > PATIENCE) throw new Error('It does not end');
    peak = Math.max(peak, await browser.backgroundMemory());
    await delay(INTERVAL);
  }
  return { seconds: (performance.now() - start) / 1000, before, peak };
}
