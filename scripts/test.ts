/** `npm test`: the checks, the unit tests, and the end-to-end tests in both browsers. */
import { ensureBrowser } from '../tests/e2e/browsers/install.ts';
import { browserSteps, report, runChecks, runSideBySide, runStep, testStep } from './steps.ts';
import type { Outcome, Step } from './steps.ts';

/** Of each browser's tests: parts of a few minutes each keep the lanes busy to the end. */
const PARTS = 3;
/** A browser waits for more than half of its time, mostly for pages and for sync to settle. */
const LANES = 3;

const outcomes = [...(await runChecks()), await runStep(testStep('unit'))];
const steps: Step[] = [];
const missing: Outcome[] = [];
for (const browser of ['firefox', 'chromium'] as const) {
  const variable = browser === 'firefox' ? 'FIREFOX_PATH' : 'CHROME_PATH';
  try {
    const env = { [variable]: await ensureBrowser(browser) };
    steps.push(...browserSteps(`e2e-${browser}`, PARTS, env));
  } catch (error) {
    // A browser that cannot be had is a failure, never a skip.
    console.error(error instanceof Error ? error.message : error);
    missing.push({ tier: `e2e-${browser}`, passed: 0, failed: 1, seconds: 0 });
  }
}
report([...outcomes, ...(await runSideBySide(steps, LANES)), ...missing]);
