import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { exported } from '../unit/export/exporting';
import { hardCollection } from './collection';
import { output, saved, scratch } from './tool';

const PYTHON = `
import csv, json, sys
with open(sys.argv[1], encoding='utf-8', newline='') as f:
    print(json.dumps(list(csv.DictReader(f, strict=True))))
`;

interface Row {
  readonly title: string;
  readonly note: string;
}

test('CSV × Python’s csv: every row and cell', async () => {
  const db = await hardCollection('csv');
  const path = await saved(scratch(), await exported(db, 'csv'));
  const rows: Row[] = JSON.parse(output('python3', ['-c', PYTHON, path]));
  const clips = await db.clips.orderBy('clippedAt').toArray();
  const guarded = (text: string) => (/^[=+\-@]/.test(text) ? `'${text}` : text);
  expect(rows.map(({ title, note }) => ({ title, note }))).toEqual(
    clips.map(({ title, note }) => ({ title: guarded(title), note: guarded(note) })),
  );
});

test('CSV × LibreOffice: a table in which no formula runs', { timeout: 120_000 }, async () => {
  const db = await hardCollection('calc');
  const folder = scratch();
  const path = await saved(folder, await exported(db, 'csv'));
  // UTF-8, commas, quotation marks; formulas are evaluated as when a user opens the file.
  const filter =
    '--infilter=Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1,true';
  output('soffice', ['--headless', filter, '--convert-to', 'fods', '--outdir', folder, path]);
  const sheet = readFileSync(path.replace(/csv$/, 'fods'), 'utf8');
  expect(sheet.match(/<table:table-row\b/g)?.length).toBeGreaterThanOrEqual(await db.clips.count());
  expect(sheet).not.toContain('table:formula');
  writeFileSync(join(folder, 'evil.csv'), '=1+1,"=HYPERLINK(""http://x"")"\n');
  output('soffice', [
    '--headless',
    filter,
    '--convert-to',
    'fods',
    '--outdir',
    folder,
    join(folder, 'evil.csv'),
  ]);
  // Proves that the check can fail: without our escaping it would be a formula.
  expect(readFileSync(join(folder, 'evil.fods'), 'utf8')).toContain('table:formula');
});
