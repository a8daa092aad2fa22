/**
 * `npm test`: the checks, the unit tests and the end-to-end tests, except for those that
 * `which-tests.ts` excludes. `npm run test:all`, with `--all`: everything in both browsers.
 */
import { ensureBrowser } from '../tests/e2e/browsers/install.ts';
import { browserSteps, report, runChecks, runSideBySide, testStep } from './steps.ts';
import type { Outcome, Step } from './steps.ts';
import { briefly, LONG_UNIT_TESTS } from './which-tests.ts';

/** Parts per browser: a minute or two each keeps all lanes busy to the end. */
const PARTS = 4;
/** One lane per browser: together they use both cores, and a third was slower and starved them. */
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
    // A browser that cannot be installed is a failure, never a skip.
    console.error(error instanceof Error ? error.message : error);
    missing.push({ tier: `e2e-${browser}`, passed: 0, failed: 1, seconds: 0 });
  }
}
// Alternating, so that both browsers are busy all the time.
const steps = Array.from({ length: PARTS }, (_, at) =>
  parts.flatMap((own) => own[at] ?? []),
).flat();
report([...outcomes, ...(await runSideBySide(steps, LANES)), ...missing]);
