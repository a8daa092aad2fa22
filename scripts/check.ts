/** `npm run check`: everything short of tests. */
import { CHECKS, report, runSteps } from './steps.ts';

report(await runSteps(CHECKS));
