/**
 * Trains the judge: `npm run train [-- --folds 4]`. Extracts features first, with the code that
 * ships in headless Chromium; then fits the weights, with XGBoost and scikit-learn as packaged by
 * Debian.
 */
import { spawnSync } from 'node:child_process';

/** Debian's Python, which has those packages, even if another comes first in the path. */
const PYTHON = process.env['PYTHON'] ?? '/usr/bin/python3';

const hasTools = spawnSync(PYTHON, ['-c', 'import numpy, scipy, sklearn, xgboost']).status === 0;
if (!hasTools) {
  console.error(
    `${PYTHON} lacks XGBoost or scikit-learn: apt-get install python3-xgboost python3-sklearn`,
  );
  process.exit(1);
}
const steps: readonly (readonly [string, readonly string[]])[] = [
  [process.execPath, ['training/features.ts']],
  [process.execPath, ['training/candidates.ts']],
  [PYTHON, ['training/train.py', ...process.argv.slice(2)]],
  [PYTHON, ['training/metadata.py', ...process.argv.slice(2)]],
];
for (const [command, given] of steps) {
  const { status } = spawnSync(command, given, { stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
}
