import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { expect, test, vi } from 'vitest';
import { findSlowText } from '../redos/attack';
import { composedPatterns, literalPatterns } from '../redos/patterns';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
/** Number of strings made of each pattern; `npm run test:redos` makes more. */
const RUNS = Number(process.env.REDOS_RUNS ?? 12);
const SEED = Number(process.env.REDOS_SEED ?? 1);

const show = ({ at, source, flags }: { at: string; source: string; flags: string }) =>
  `${at} /${source}/${flags}`;

/** Patterns applied only to texts of a few dozen characters, and the code that ensures it. */
const BOUNDED = [
  {
    file: 'lib/extraction/dates/find-time.ts',
    pattern: /^\^\[\\s,;\|/,
    by: 'text.slice(end, end + 60)',
  },
  {
    file: 'lib/pdf/contents.ts',
    pattern: /^\(\?:\[\.·…/,
    by: 'LEADERS.test(text.trimEnd().slice(-END_OF_ROW))',
  },
];

const isBounded = ({ at, source }: { at: string; source: string }) =>
  BOUNDED.some(({ file, pattern }) => at.startsWith(`${file}:`) && pattern.test(source));

test.each(BOUNDED)('$file truncates the input of its patterns', async ({ file, by }) => {
  expect(await readFile(`${ROOT}/${file}`, 'utf8')).toContain(by);
});

test('no regular expression takes more than linear time', async () => {
  const modules = import.meta.glob('/lib/{clips,extraction,import,export,search}/**/*.ts');
  // Files share modules, and patterns are constructed only when a module is first loaded.
  vi.resetModules();
  const composed = await composedPatterns(async () => {
    for (const load of Object.values(modules)) await load();
  });
  expect(composed.length).toBeGreaterThan(5);
  const patterns = [...literalPatterns(ROOT), ...composed].filter((each) => !isBounded(each));
  expect(patterns.length).toBeGreaterThan(300);
  const slow = patterns.flatMap((pattern) => {
    const found = findSlowText(pattern, RUNS, SEED);
    return found === null ? [] : [`${show(pattern)} ${JSON.stringify(found)}`];
  });
  expect(slow).toEqual([]);
}, 600_000);

test.each([
  ['\\s+$', ''],
  ['(a+)+b', ''],
  ['<[^>]*>', 'g'],
  ['\\S+@\\S+', 'g'],
  ['^\\s*,?\\s*(?:is|was)', ''],
])('a pattern that takes longer is detected: /%s/%s', (source, flags) => {
  expect(findSlowText({ at: 'here', source, flags }, RUNS, SEED)).not.toBeNull();
});
