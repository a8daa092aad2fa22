/** `npm test`: the checks, the unit tests, and the end-to-end tests in both browsers. */
import { ensureBrowser } from '../tests/e2e/browsers/install.ts';
import type { BrowserName } from '../tests/e2e/browsers/types.ts';
import { CHECKS, report, runStep, runSteps, testStep } from './steps.ts';
import type { Outcome } from './steps.ts';

const outcomes = await runSteps([...CHECKS, testStep('unit')]);
// One after the other: side by side, two cores starve both browsers, and waits run out.
for (const browser of ['chromium', 'firefox'] as const) outcomes.push(await endToEnd(browser));
report(outcomes);

/** A browser that cannot be had is a failure, never a skip. */
async function endToEnd(browser: BrowserName): Promise<Outcome> {
  const variable = browser === 'firefox' ? 'FIREFOX_PATH' : 'CHROME_PATH';
  try {
    const env = { [variable]: await ensureBrowser(browser) };
    return await runStep(testStep(`e2e-${browser}`, { env, again: true }));
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    return { tier: `e2e-${browser}`, passed: 0, failed: 1, seconds: 0 };
  }
}
