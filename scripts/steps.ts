import { spawn } from 'node:child_process';
import { mkdir, rm } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readReport } from './vitest-report.ts';
import type { Failure, Report } from './vitest-report.ts';

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
  failures?: Failure[];
  /** What failed at first, and passed alone on a machine that others share. */
  unsteady?: Failure[];
}

/** What most mistakes break. */
export const TYPES_AND_LINT: readonly Step[] = [
  { tier: 'types', command: ['tsc', '--noEmit'] },
  { tier: 'lint', command: ['oxlint'] },
];

/** What is read of the sources, in the order in which it fails fastest. */
const READINGS: readonly Step[] = [
  { tier: 'format', command: ['prettier', '--check', '.'] },
  ...TYPES_AND_LINT,
  { tier: 'dead code', command: ['knip'] },
];

/** Both builds, and what is asked of them. */
const BUILDS: readonly Step[] = [
  { tier: 'build for Chromium', command: ['wxt', 'zip'] },
  { tier: 'build for Firefox', command: ['wxt', 'build', '-b', 'firefox'] },
  { tier: 'bundle sizes', command: ['size-limit'] },
  {
    tier: 'web-ext lint',
    command: ['web-ext', 'lint', '--source-dir', '.output/firefox-mv3', '--no-config-discovery'],
  },
];

/** A vitest project as a step, or what further arguments leave of it. */
export function testStep(project: string, ...args: readonly string[]): Step {
  return { tier: project, command: ['vitest', 'run', '--project', project, ...args], project };
}

/**
 * The end-to-end tests in one browser, in as many parts that can be run in any order.
 * @param which arguments that leave some of the tests out
 */
export function browserSteps(
  project: string,
  parts: number,
  env: Record<string, string>,
  which: readonly string[],
): Step[] {
  return Array.from({ length: parts }, (_, index) => {
    const part = `${index + 1}/${parts}`;
    const { tier, command } = testStep(project, ...which);
    return {
      tier: `${tier} ${part}`,
      command: [...command, `--shard=${part}`],
      project,
      env,
    };
  });
}

/** Runs as many steps at the same time as there are lanes, for those that mostly wait. */
export async function runSideBySide(steps: readonly Step[], lanes: number): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  const waiting = [...steps];
  const lane = async (): Promise<void> => {
    for (let step = waiting.shift(); step; step = waiting.shift())
      outcomes.push(await runStep(step));
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  return outcomes.toSorted((a, b) => a.tier.localeCompare(b.tier));
}

/**
 * Runs once more, alone, the files in which something failed: for machines that others share, which
 * stall a browser at times. What passes then is told as unsteady, for it may be a bug all the same.
 */
export async function again(steps: readonly Step[], outcomes: Outcome[]): Promise<Outcome[]> {
  const after: Outcome[] = [];
  for (const outcome of outcomes) {
    const step = steps.find(({ tier }) => tier === outcome.tier);
    const files = [...new Set((outcome.failures ?? []).map(({ file }) => file))];
    if (!step?.project || files.length === 0) {
      after.push(outcome);
      continue;
    }
    const { command } = testStep(step.project, ...files);
    const alone = await runStep({ ...step, tier: `${step.tier} again`, command });
    const isLeft = ({ file, test }: Failure) =>
      alone.failures?.some((each) => each.file === file && each.test === test) !== false;
    const unsteady = (outcome.failures ?? []).filter((each) => !isLeft(each));
    const failures = alone.failures ?? outcome.failures ?? [];
    const all = outcome.passed + outcome.failed;
    const seconds = outcome.seconds + alone.seconds;
    const failed = Math.max(failures.length, alone.failed);
    after.push({ ...outcome, passed: all - failed, failed, failures, unsteady, seconds });
  }
  return after;
}

/** Runs a step with its output shown. */
export async function runStep(step: Step): Promise<Outcome> {
  console.log(`\n── ${step.tier} ──`);
  const { tier, project, command } = step;
  const start = performance.now();
  const counts =
    project === undefined
      ? await runCommand(step)
      : outcomeOf(await runVitest(step, tier.replaceAll(/[ /]/g, '-'), command));
  return { tier, ...counts, seconds: (performance.now() - start) / 1000 };
}

type Counts = Omit<Outcome, 'tier' | 'seconds'>;

async function runCommand({ command, env }: Step): Promise<Counts> {
  const succeeded = await succeeds(command, env);
  return succeeded ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

function outcomeOf(told: Report | null): Counts {
  if (told === null) return { passed: 0, failed: 1 };
  const { passed, failures } = told;
  return { passed, failed: failures.length, failures };
}

/** Runs vitest and reads its report; `null` if it ended badly without telling of any failure. */
async function runVitest(step: Step, name: string, command: string[]): Promise<Report | null> {
  const path = join(ROOT, 'artifacts/test', `${name}.json`);
  await mkdir(join(ROOT, 'artifacts/test'), { recursive: true });
  // An old report would speak for a run that crashed.
  await rm(path, { force: true });
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${path}`];
  const succeeded = await succeeds([...command, ...reporters], step.env);
  const told = await readReport(path, ROOT);
  return told !== null && !succeeded && told.failures.length === 0 ? null : told;
}

/**
 * Runs everything short of tests: what reads the sources beside what builds them.
 * @param more what needs no build either
 */
export async function runChecks(...more: readonly Step[]): Promise<Outcome[]> {
  return (await Promise.all([runSteps([...READINGS, ...more]), runSteps(BUILDS)])).flat();
}

/** Runs steps one after the other, whatever becomes of each. */
async function runSteps(steps: readonly Step[]): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const step of steps) outcomes.push(await runStep(step));
  return outcomes;
}

/** Prints what failed, the counts a tier and, as the very last line, their sum; sets the exit code. */
export function report(outcomes: Outcome[]): void {
  for (const { tier, failures = [], unsteady = [] } of outcomes) {
    for (const each of failures) print(`FAILED ${tier}`, each);
    for (const each of unsteady) print(`Unsteady, passed alone: ${tier}`, each);
  }
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

function print(what: string, { file, test, message }: Failure): void {
  const lines = message.trim().split('\n').slice(0, 8);
  console.log(`\n${what}: ${file} › ${test}\n${lines.map((line) => `    ${line}`).join('\n')}`);
}
