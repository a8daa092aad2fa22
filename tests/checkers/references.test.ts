import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { ExportFormat } from '@/lib/export/format';
import { exported } from '../unit/export/exporting';
import { hardCollection } from './collection';
import { output, run, saved, scratch } from './tool';

interface Reference {
  readonly title: string;
  readonly author?: readonly { family?: string; given?: string; literal?: string }[];
  readonly issued?: { 'date-parts': readonly (readonly number[])[] };
  readonly URL?: string;
}

async function references(id: ExportFormat['id'], from: string): Promise<Reference[]> {
  const path = await saved(scratch(), await exported(await hardCollection(id), id));
  return JSON.parse(output('pandoc', ['-f', from, '-t', 'csljson', path]));
}

const TITLE = 'Über {Braces}, $5 & 100% “quotes” <b>of</b> C_2^x \\ ~tilde #1';

test.each([
  ['BibTeX', 'bibtex', 'biblatex'],
  ['BibTeX', 'bibtex', 'bibtex'],
  ['CSL-JSON', 'csl', 'csljson'],
] as const)('%s × pandoc: %s as %s, accents, braces, names and dates', async (_name, id, from) => {
  const all = await references(id, from);
  const plain = (text: string) => text.replaceAll(/<\/?(?:span|b|sup|sub)\b[^>]*>|[‘’“”"']/g, '');
  const first = all.find(({ URL }) => URL?.includes('%C3%BCber') || URL?.includes('über'));
  expect(plain(first?.title ?? '')).toBe(
    plain(id === 'csl' ? TITLE.replaceAll(/<\/?b>/g, '') : TITLE),
  );
  expect(first?.issued?.['date-parts'][0]?.map(Number).slice(0, 2)).toEqual([2021, 7]);
  const names = first?.author?.map(({ family, literal }) => family ?? literal);
  expect(names?.[0]).toBe('Durán');
  expect(names?.at(-1)).toBe('Ødegård');
  expect(all.find(({ title }) => title === '=1+1')?.issued?.['date-parts'][0]?.[0]).toBe(2020);
});

test('BibTeX × pandoc --citeproc: every entry can be cited', async () => {
  const folder = scratch();
  const path = await saved(folder, await exported(await hardCollection('cite'), 'bibtex'));
  const keys = Array.from(
    readFileSync(path, 'utf8').matchAll(/^@\w+\{([^,]+),/gm),
    ([, key]) => key,
  );
  expect(new Set(keys).size).toBe(keys.length);
  const text = `${keys.map((key) => `@${key ?? ''}`).join('; ')}\n`;
  const html = output('pandoc', ['--citeproc', '--bibliography', path, '-t', 'plain'], text);
  expect(html).toContain('Durán');
  expect(html).not.toContain('???');
});

test('BibTeX × bibtex: a bibliography without errors', async () => {
  const folder = scratch();
  const path = await saved(folder, await exported(await hardCollection('bst'), 'bibtex'));
  const name =
    path
      .split('/')
      .at(-1)
      ?.replace(/\.bib$/, '') ?? '';
  const styles = '/usr/share/texlive/texmf-dist/bibtex/bst/base/plain.bst';
  writeFileSync(join(folder, 'all.aux'), `\\citation{*}\n\\bibstyle{plain}\n\\bibdata{${name}}\n`);
  writeFileSync(join(folder, 'plain.bst'), readFileSync(styles));
  const { status, out } = run('bibtex', ['all'], undefined, folder);
  expect(out).not.toMatch(/error|I was expecting|missing/i);
  expect(status).toBe(0);
  const list = readFileSync(join(folder, 'all.bbl'), 'utf8');
  expect(list).toContain('{Über \\{Braces\\}, \\$5 \\& 100\\% “quotes”');
  expect(list).toContain('July 2021');
});

test('BibTeX × biber: no warnings', { timeout: 60_000 }, async () => {
  const folder = scratch();
  const path = await saved(folder, await exported(await hardCollection('biber'), 'bibtex'));
  const { status, out } = run('biber', ['--tool', '--validate-datamodel', path], undefined, folder);
  // A page without a date has none in the export; we must not make one up.
  const said = out.split('\n').filter((line) => /^(?:WARN|ERROR)/.test(line));
  expect(said.filter((line) => !line.includes("one of 'date, year'"))).toEqual([]);
  expect(status).toBe(0);
});

const RIS = `
import json, sys
records, record = [], {}
for line in open(sys.argv[1], encoding='utf-8', newline='').read().split('\\r\\n'):
    if not line.strip(): continue
    tag, mark, value = line[:2], line[2:6], line[6:]
    assert mark == '  - ', line
    if tag == 'TY': assert not record, line
    if tag == 'ER': records.append(record); record = {}
    else: record.setdefault(tag, []).append(value)
assert not record
print(json.dumps(records))
`;

test('RIS × a short Python script: every record', async () => {
  const db = await hardCollection('ris');
  const path = await saved(scratch(), await exported(db, 'ris'));
  const records: Record<string, string[]>[] = JSON.parse(output('python3', ['-c', RIS, path]));
  expect(records).toHaveLength(await db.clips.count());
  const first = records.find(({ TI }) => TI?.[0]?.startsWith('Über'));
  expect(first).toMatchObject({
    TY: ['ELEC'],
    AU: ['Durán, Paloma', 'de la Cruz, Ana', 'World Health Organization', 'Ødegård'],
    DA: ['2021/07/26/'],
    KW: ['energy/oil', 'two words'],
  });
});
