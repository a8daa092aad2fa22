/** `npm test`: the checks, the unit tests, and the end-to-end tests in both browsers. */
import { ensureBrowser } from '../tests/e2e/browsers/install.ts';
import { again, browserSteps, report, runChecks, runSideBySide, testStep } from './steps.ts';
import type { Outcome, Step } from './steps.ts';

/** Of each browser's tests: parts of a minute or two each keep the lanes busy to the end. */
const PARTS = 4;
/** One for each browser: together they take both cores, and a third was slower and starved them. */
const LANES = 2;

const outcomes = await runChecks(testStep('unit'));
const parts: Step[][] = [];
const missing: Outcome[] = [];
for (const browser of ['firefox', 'chromium'] as const) {
  const variable = browser === 'firefox' ? 'FIREFOX_PATH' : 'CHROME_PATH';
  try {
    const env = { [variable]: await ensureBrowser(browser) };
    parts.push(browserSteps(`e2e-${browser}`, PARTS, env));
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
