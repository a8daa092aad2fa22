/** `npm run check`: everything short of tests. */
import { report, runChecks } from './steps.ts';

report(await runChecks());
