/** `npm run test:quick`: checks that catch most mistakes, in under a minute. */
import { ensureBrowser } from '../tests/e2e/browsers/install.ts';
import { report, runSideBySide, runStep, testStep, TYPES_AND_LINT } from './steps.ts';
import type { Step } from './steps.ts';
import { LONG_UNIT_TESTS } from './which-tests.ts';

const unit: Step = testStep('unit', ...LONG_UNIT_TESTS);
const loop: Step = {
  ...testStep('e2e-chromium', 'tests/e2e/clip.test.ts', '-t', 'shows the article'),
  env: { CHROME_PATH: await ensureBrowser('chromium') },
};

const build = await runStep({ tier: 'build for Chromium', command: ['wxt', 'build'] });
report([build, ...(await runSideBySide([unit, loop, ...TYPES_AND_LINT], 2))]);
