/**
 * Which end-to-end tests `npm test` leaves to `npm run test:all`, so that it takes minutes: the
 * rest of Firefox's, and what waits for the clock or has whole collections to make. By file name.
 */
import type { BrowserName } from '../tests/e2e/browsers/types.ts';

/** What is built on interfaces that each browser has in its own way: asked of both. */
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

/** Half a minute and more each: servers that are slow on purpose, crashes, quotas, hostile pages, hundreds of tabs. */
const LONG = ['couch', 'faults', 'hostile', 'many-tabs', 'rescue', 'sync'];

/** The arguments by which vitest picks what `npm test` runs in a browser. */
export function briefly(browser: BrowserName): string[] {
  const file = (name: string) => `tests/e2e/${name}.test.ts`;
  if (browser === 'firefox') return OF_EACH_BROWSER.map(file);
  return LONG.flatMap((name) => ['--exclude', file(name)]);
}

/** Unit tests that take seconds each, most of them of whole collections. */
export const LONG_UNIT_TESTS = [
  'extraction/bad-input.test.ts',
  'import/{malformed,many-bytes,many-rows}.test.ts',
  'import/formats/bibtex.test.ts',
  'sync/{area-budget,convergence,hostile-area,stops}.test.ts',
  'sync/couch/**',
].flatMap((each) => ['--exclude', `tests/unit/${each}`]);
