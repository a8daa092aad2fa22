import { spawn } from 'node:child_process';
import { mkdir, readFile, rm } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The directory of package.json. */
export const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** One command. Its exit code is one passed or failed, unless vitest counts for itself. */
export interface Step {
  tier: string;
  command: string[];
  /** The vitest project that this runs. */
  project?: string;
  env?: Record<string, string>;
}

/** How a step went. */
export interface Outcome {
  tier: string;
  passed: number;
  failed: number;
  seconds: number;
}

/** Everything short of tests, in the order in which it fails fastest; the builds precede their use. */
export const CHECKS: Step[] = [
  { tier: 'format', command: ['prettier', '--check', '.'] },
  { tier: 'types', command: ['tsc', '--noEmit'] },
  { tier: 'lint', command: ['oxlint'] },
  { tier: 'dead code', command: ['knip'] },
  { tier: 'build for Chromium', command: ['wxt', 'zip'] },
  { tier: 'build for Firefox', command: ['wxt', 'build', '-b', 'firefox'] },
  { tier: 'bundle sizes', command: ['size-limit'] },
  {
    tier: 'web-ext lint',
    command: ['web-ext', 'lint', '--source-dir', '.output/firefox-mv3', '--no-config-discovery'],
  },
];

/** A vitest project as a step. */
export function testStep(project: string, env: Record<string, string> = {}): Step {
  return { tier: project, command: ['vitest', 'run', '--project', project], project, env };
}

/** Runs a step with its output shown. */
export async function runStep(step: Step): Promise<Outcome> {
  console.log(`\n── ${step.tier} ──`);
  const start = performance.now();
  const results = join(ROOT, 'artifacts/test', `${step.project}.json`);
  const command = [...step.command];
  if (step.project !== undefined) {
    await mkdir(join(ROOT, 'artifacts/test'), { recursive: true });
    // An old report would speak for a run that crashed.
    await rm(results, { force: true });
    command.push('--reporter=default', '--reporter=json', `--outputFile.json=${results}`);
  }
  const succeeded = await succeeds(command, step.env);
  const counts = step.project === undefined ? { passed: 0, failed: 0 } : await countsOf(results);
  if (step.project === undefined && succeeded) counts.passed = 1;
  // A step that ends badly has failed, whatever its report says or lacks.
  if (!succeeded && counts.failed === 0) counts.failed = 1;
  return { tier: step.tier, ...counts, seconds: (performance.now() - start) / 1000 };
}

/** Runs steps one after the other, whatever becomes of each. */
export async function runSteps(steps: Step[]): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const step of steps) outcomes.push(await runStep(step));
  return outcomes;
}

/** Prints the counts a tier and, as the very last line, their sum; sets the exit code. */
export function report(outcomes: Outcome[]): void {
  console.log();
  for (const { tier, passed, failed, seconds } of outcomes) {
    const counts = `${String(passed).padStart(5)} passed ${String(failed).padStart(4)} failed`;
    console.log(`${tier.padEnd(20)}${counts} ${seconds.toFixed(1).padStart(7)} s`);
  }
  const sum = (key: 'passed' | 'failed') => outcomes.reduce((all, each) => all + each[key], 0);
  process.exitCode = sum('failed') === 0 ? 0 : 1;
  console.log(`\n${sum('passed')} passed, ${sum('failed')} failed`);
}

/** Runs a command of this project's own tools with its output shown; true if it exits with 0. */
export function succeeds([name = '', ...args]: string[], env?: Step['env']): Promise<boolean> {
  const path = `${join(ROOT, 'node_modules/.bin')}${delimiter}${process.env.PATH ?? ''}`;
  return new Promise((resolve) => {
    const child = spawn(name, args, {
      cwd: ROOT,
      env: { ...process.env, PATH: path, ...env },
      stdio: ['ignore', 'inherit', 'inherit'],
      shell: process.platform === 'win32',
    });
    child.once('error', (error) => {
      console.error(`${name} does not start: ${error.message}`);
      resolve(false);
    });
    child.once('exit', (code) => resolve(code === 0));
  });
}

async function countsOf(path: string): Promise<{ passed: number; failed: number }> {
  try {
    const { numPassedTests, numFailedTests } = JSON.parse(await readFile(path, 'utf8')) as {
      numPassedTests: number;
      numFailedTests: number;
    };
    return { passed: numPassedTests, failed: numFailedTests };
  } catch {
    return { passed: 0, failed: 0 };
  }
}
