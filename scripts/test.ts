/**
 * `npm test`: the checks, the unit tests and the end-to-end tests, without those that
 * `which-tests.ts` names. `npm run test:all`, with `--all`: everything in both browsers.
 */
import { ensureBrowser } from '../tests/e2e/browsers/install.ts';
import { again, browserSteps, report, runChecks, runSideBySide, testStep } from './steps.ts';
import type { Outcome, Step } from './steps.ts';
import { briefly, LONG_UNIT_TESTS } from './which-tests.ts';

/** Of each browser's tests: parts of a minute or two each keep the lanes busy to the end. */
const PARTS = 4;
/** One for each browser: together they take both cores, and a third was slower and starved them. */
const LANES = 2;

const isAll = process.argv.includes('--all');
const outcomes = await runChecks(testStep('unit', ...(isAll ? [] : LONG_UNIT_TESTS)));
const parts: Step[][] = [];
const missing: Outcome[] = [];
for (const browser of ['firefox', 'chromium'] as const) {
  const variable = browser === 'firefox' ? 'FIREFOX_PATH' : 'CHROME_PATH';
  try {
    const env = { [variable]: await ensureBrowser(browser) };
    const which = isAll ? [] : briefly(browser);
    parts.push(browserSteps(`e2e-${browser}`, PARTS, env, which));
  } catch (error) {
    // A browser that cannot be had is a failure, never a skip.
    console.error(error instanceof Error ? error.message : error);
    missing.push({ tier: `e2e-${browser}`, passed: 0, failed: 1, seconds: 0 });
  }
}
// In turn, so that both are at work all the time.
const steps = Array.from({ length: PARTS }, (_, at) =>
  parts.flatMap((own) => own[at] ?? []),
).flat();
const tried = await runSideBySide(steps, LANES);
// Nothing is tried twice where a person runs it.
const ended = process.env.CI === undefined ? tried : await again(steps, tried);
report([...outcomes, ...ended, ...missing]);
