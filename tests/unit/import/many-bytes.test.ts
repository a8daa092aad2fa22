import 'fake-indexeddb/auto';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';
import { ClipDatabase } from '@/lib/store/database';
import { importFiles, zipped } from './files';

/** Heap in use after garbage collection, in bytes. */
function heldBytes(): number {
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
  return process.memoryUsage().heapUsed;
}

/** A Pocket export with one entry, which has no address and a huge title. */
const entry = () =>
  `[{"is_archived":0,"is_starred":0,"url":"nowhere","title":"${'Long '.repeat(1_600_000)}"}]`;

test('failed rows are reported without being held in memory', { timeout: 60_000 }, async () => {
  const db = new ClipDatabase('many bytes');
  const names = [1, 2, 3, 4, 5, 6].map((at) => `${at}.json`);
  const files = [zipped('x.zip', Object.fromEntries(names.map((name) => [name, entry()])))];
  const before = heldBytes();
  const report = await importFiles(db, files);
  const held = heldBytes() - before;
  expect(report.failed).toBe(6);
  expect(report.failures).toHaveLength(6);
  expect(report.repairs).toHaveLength(1);
  // All of them together are 48 MB.
  expect(held).toBeLessThan(12_000_000);
});

test('an archive is unpacked only up to a limit for its size', { timeout: 60_000 }, async () => {
  const db = new ClipDatabase('a bomb of many');
  const entries = Array.from({ length: 4 }, (_each, at) => [
    `${at}.json`,
    `[{"is_archived":0,"is_starred":0,"url":"https://a.example/${at}","title":"x"}${' '.repeat(20_000_000)}]`,
  ]);
  const report = await importFiles(db, [
    zipped('x.zip', Object.fromEntries(entries) as Record<string, string>),
  ]);
  expect(report.failures.some(({ problem }) => problem === 'too large')).toBe(true);
  expect(report.added).toBeGreaterThan(0);
  expect(report.added).toBeLessThan(4);
});
