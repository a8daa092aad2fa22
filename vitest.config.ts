import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { TIMEOUT } from './tests/e2e/browsers/wait.ts';
import { EnvironmentSequencer } from './tests/unit/sequence.ts';

const root = fileURLToPath(new URL('.', import.meta.url));
const resolve = { alias: { '@': root.replace(/\/$/, '') } };
const oxc = { jsx: { runtime: 'automatic' as const, importSource: 'preact' } };

/** Each run drives one browser at a time; `npm test` has several runs in parallel. */
const endToEnd = (browser: 'chromium' | 'firefox') => ({
  resolve,
  test: {
    name: `e2e-${browser}`,
    include: ['tests/e2e/**/*.test.ts'],
    environment: 'node' as const,
    env: { TEARSHEET_BROWSER: browser },
    fileParallelism: false,
    globalSetup: 'tests/e2e/temporary.ts',
    // Files share a browser: see tests/e2e/shared.ts.
    isolate: false,
    // A poll would give up after a second, which a busy machine can take to save a clip.
    expect: { poll: { timeout: TIMEOUT } },
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});

/** Benchmarks in real browsers: never part of the tests. */
const benchmarks = (browser: 'chromium' | 'firefox') => {
  const { test, ...rest } = endToEnd(browser);
  const include = ['tests/benchmarks/**/*.bench.ts'];
  return { ...rest, test: { ...test, name: `bench-${browser}`, include } };
};

export default defineConfig({
  test: {
    sequence: { sequencer: EnvironmentSequencer },
    projects: [
      {
        resolve,
        oxc,
        test: {
          name: 'unit',
          include: ['tests/unit/**/*.test.{ts,tsx}'],
          // Creating a DOM takes a second: only files that need one ask for it.
          environment: 'node',
          // Files share modules: loading them for each file took a third of the time.
          isolate: false,
          // Without this, a machine with two cores gets one worker.
          maxWorkers: 2,
          // Some tests train models and derive keys, on machines that are busy.
          testTimeout: 30_000,
          setupFiles: ['tests/unit/setup.ts'],
        },
      },
      {
        resolve,
        oxc,
        test: {
          // Checks our exports with other people's tools, which must be installed: see tool.ts.
          name: 'checkers',
          include: ['tests/checkers/**/*.test.ts'],
          environment: 'jsdom',
          setupFiles: ['tests/unit/setup.ts'],
        },
      },
      endToEnd('chromium'),
      endToEnd('firefox'),
      benchmarks('chromium'),
      benchmarks('firefox'),
    ],
  },
});
