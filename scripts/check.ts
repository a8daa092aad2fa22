/** `npm run check`: all checks except tests. */
import { report, runChecks } from './steps.ts';

report(await runChecks());
