/**
 * Which end-to-end tests `npm test` leaves to `npm run test:all`, so that it takes minutes: most of
 * Firefox's, and tests that wait for the clock or create whole collections. By file name.
 */
import type { BrowserName } from '../tests/e2e/browsers/types.ts';

/** Tests of features that depend on browser-specific APIs: run in both browsers. */
const OF_EACH_BROWSER = [
  'browsers',
  'clip',
  'forgery',
  'known-mark',
  'live-page',
  'marking',
  'panel',
  'pick',
  'start',
  'tabs',
  'unclippable',
  'welcome',
];

/** Half a minute or more each: slow servers, crashes, quotas, hostile pages, hundreds of tabs. */
const LONG = ['bad-input', 'couch', 'faults', 'hostile', 'many-tabs', 'rescue', 'sync'];

/** Vitest arguments that select the tests `npm test` runs in a browser. */
export function briefly(browser: BrowserName): string[] {
  const file = (name: string) => `tests/e2e/${name}.test.ts`;
  if (browser === 'firefox') return OF_EACH_BROWSER.map(file);
  return LONG.flatMap((name) => ['--exclude', file(name)]);
}

/** Unit tests that take several seconds each, most of them with whole collections. */
export const LONG_UNIT_TESTS = [
  'extraction/bad-input.test.ts',
  'import/{malformed,many-bytes,many-rows}.test.ts',
  'import/formats/bibtex.test.ts',
  'sync/{area-budget,convergence,hostile-area,stops}.test.ts',
  'sync/couch/**',
].flatMap((each) => ['--exclude', `tests/unit/${each}`]);
