import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { exported } from '../unit/export/exporting';
import { hardCollection } from './collection';
import { output, run, saved, scratch } from './tool';

test('EPUB 3 × epubcheck: no errors or warnings', { timeout: 120_000 }, async () => {
  const folder = scratch();
  const path = await saved(folder, await exported(await hardCollection('epub'), 'epub'));
  const report = join(folder, 'report.json');
  // Not every kernel runs the jar directly.
  run('java', ['-jar', '/usr/bin/epubcheck', path, '--json', report]);
  const { messages } = JSON.parse(readFileSync(report, 'utf8'));
  expect(
    messages.filter((each: { severity: string; message: string }) => each.severity !== 'USAGE'),
  ).toEqual([]);
});

test(
  'EPUB 3 × calibre: opens, with cover, contents, highlights and notes',
  { timeout: 180_000 },
  async () => {
    const folder = scratch();
    const path = await saved(folder, await exported(await hardCollection('calibre'), 'epub'));
    const text = join(folder, 'book.txt');
    output('ebook-convert', [path, text]);
    const words = readFileSync(text, 'utf8');
    for (const each of ['Paloma', 'Right', 'قصة قصيرة', 'Note 3', 'Marked *3*'])
      expect(words).toContain(each);
  },
);

test('HTML × tidy: every page of the site is valid', { timeout: 60_000 }, async () => {
  const { blob } = await exported(await hardCollection('html'), 'html');
  const pages = Object.entries(unzipSync(new Uint8Array(await blob.arrayBuffer())));
  expect(pages.length).toBeGreaterThan(10);
  for (const [name, bytes] of pages) {
    const { err } = run('tidy', ['-e', '-q', '--custom-tags', 'no'], strFromU8(bytes));
    // This version of tidy predates MathML in HTML and does not allow empty cells.
    const said = err
      .split('\n')
      .filter((line) => line.startsWith('line') && !/trimming empty|<math>|<m\w+>/.test(line));
    expect([name, said]).toEqual([name, []]);
  }
});
