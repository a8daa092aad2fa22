import { spawn } from 'node:child_process';
import { mkdir, rm } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readReport } from './vitest-report.ts';
import type { Failure, Report } from './vitest-report.ts';

/** The directory of package.json. */
export const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** One command. It counts as one passed or failed, unless vitest reports its own counts. */
export interface Step {
  tier: string;
  command: string[];
  /** The vitest project to run. */
  project?: string;
  env?: Record<string, string>;
}

/** Result of a step. */
export interface Outcome {
  tier: string;
  passed: number;
  failed: number;
  seconds: number;
  failures?: Failure[];
}

/** The quick checks that catch most mistakes. */
export const TYPES_AND_LINT: readonly Step[] = [
  { tier: 'types', command: ['tsc', '--noEmit'] },
  { tier: 'lint', command: ['oxlint'] },
];

/** Checks of the sources, ordered by how fast they fail. */
const READINGS: readonly Step[] = [
  { tier: 'format', command: ['prettier', '--check', '.'] },
  ...TYPES_AND_LINT,
  { tier: 'dead code', command: ['knip'] },
];

/** Both builds, and the checks on them. */
const BUILDS: readonly Step[] = [
  { tier: 'build for Chromium', command: ['wxt', 'zip'] },
  { tier: 'build for Firefox', command: ['wxt', 'build', '-b', 'firefox'] },
  { tier: 'bundle sizes', command: ['size-limit'] },
  {
    tier: 'web-ext lint',
    command: ['web-ext', 'lint', '--source-dir', '.output/firefox-mv3', '--no-config-discovery'],
  },
];

/** A step that runs a vitest project, or a part of it selected by further arguments. */
export function testStep(project: string, ...args: readonly string[]): Step {
  return { tier: project, command: ['vitest', 'run', '--project', project, ...args], project };
}

/**
 * The end-to-end tests in one browser, split into parts that can run in any order.
 * @param which arguments that exclude some of the tests
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

/** Runs steps in parallel, up to `lanes` at a time; for steps that mostly wait. */
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

/** Runs a step and shows its output. */
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

/** Runs vitest and reads its report; `null` if it failed without reporting any failure. */
async function runVitest(step: Step, name: string, command: string[]): Promise<Report | null> {
  const path = join(ROOT, 'artifacts/test', `${name}.json`);
  await mkdir(join(ROOT, 'artifacts/test'), { recursive: true });
  // An old report would stand in for a run that crashed.
  await rm(path, { force: true });
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${path}`];
  const succeeded = await succeeds([...command, ...reporters], step.env);
  const told = await readReport(path, ROOT);
  return told !== null && !succeeded && told.failures.length === 0 ? null : told;
}

/**
 * Runs all checks except tests: those on the sources in parallel with the builds.
 * @param more further steps that need no build
 */
export async function runChecks(...more: readonly Step[]): Promise<Outcome[]> {
  return (await Promise.all([runSteps([...READINGS, ...more]), runSteps(BUILDS)])).flat();
}

/** Runs steps one after another, even if some fail. */
async function runSteps(steps: readonly Step[]): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const step of steps) outcomes.push(await runStep(step));
  return outcomes;
}

/**
 * Prints the failures, the counts per tier and, as the very last line, their sum; sets the exit
 * code.
 */
export function report(outcomes: Outcome[]): void {
  for (const { tier, failures = [] } of outcomes) for (const each of failures) print(tier, each);
  console.log();
  for (const { tier, passed, failed, seconds } of outcomes) {
    const counts = `${String(passed).padStart(5)} passed ${String(failed).padStart(4)} failed`;
    console.log(`${tier.padEnd(20)}${counts} ${seconds.toFixed(1).padStart(7)} s`);
  }
  const sum = (key: 'passed' | 'failed') => outcomes.reduce((all, each) => all + each[key], 0);
  process.exitCode = sum('failed') === 0 ? 0 : 1;
  console.log(`\n${sum('passed')} passed, ${sum('failed')} failed`);
}

/** Runs a tool of this project and shows its output. Resolves to whether it exits with 0. */
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

function print(tier: string, { file, test, message }: Failure): void {
  const lines = message.trim().split('\n').slice(0, 8);
  console.log(
    `\nFAILED ${tier}: ${file} › ${test}\n${lines.map((line) => `    ${line}`).join('\n')}`,
  );
}
