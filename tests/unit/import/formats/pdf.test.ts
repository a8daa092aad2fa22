// @vitest-environment jsdom
import 'fake-indexeddb/auto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { isDiskFile } from '@/lib/clips/original-file';
import { changeClippingSettings } from '@/lib/store/clipping-settings';
import { ClipDatabase } from '@/lib/store/database';
import { imagesOf } from '@/lib/store/images';
import { hasOriginal, originalOf } from '@/lib/store/original-file';
import { file, importFiles, rowsOf } from '../files';

const SAMPLES = join(import.meta.dirname, '../../../samples/pdf');
const sample = (name: string) => new Uint8Array(readFileSync(join(SAMPLES, `${name}.pdf`)));
const newDatabase = () => new ClipDatabase(`pdf-${Math.random()}`);

test('a PDF becomes a clip with its text, metadata and file', async () => {
  const db = newDatabase();
  const report = await importFiles(db, [file('whatever.html', sample('two-column'))]);
  expect(report).toMatchObject({ added: 1, failed: 0 });
  const [clip] = await db.clips.toArray();
  expect(clip).toMatchObject({
    title: 'How small harbours silt up, and what keeps them open',
    authors: ['Ada Quist', 'Bjørn Halvorsen'],
    doi: '10.5555/jcp.2024.0312',
    publishedAt: '2024-03-14',
    publication: { container: 'Journal of Coastal Practice', volume: '12', pages: '211–214' },
  });
  expect(isDiskFile(clip?.url ?? '')).toBe(true);
  const [contents] = await db.contents.toArray();
  expect(contents?.html).toContain('<a id="page-2"></a>');
  expect(contents?.html).toContain('<a href="#fn:1" id="fnref:1">[1]</a>');
  expect(contents?.text).toContain('Harbours with short, well-kept moles');
  const kept = clip && (await originalOf(db, clip));
  expect(kept?.type).toBe('application/pdf');
  expect(Buffer.from(kept?.bytes ?? []).equals(sample('two-column'))).toBe(true);
  expect(clip && (await imagesOf(db, clip.id)).size).toBe(0);
});

test('the same file with another name is the same clip', async () => {
  const db = newDatabase();
  await importFiles(db, [file('a.pdf', sample('book'))]);
  const again = await importFiles(db, [file('b.pdf', sample('book'))]);
  expect(again).toMatchObject({ added: 0, known: 1 });
});

test('the file is not stored if the user has turned that off', async () => {
  const db = newDatabase();
  await changeClippingSettings(db, { keepPdf: false });
  await importFiles(db, [file('book.pdf', sample('book'))]);
  const [clip] = await db.clips.toArray();
  expect(clip && (await hasOriginal(db, clip))).toBe(false);
});

test.each([
  ['encrypted', sample('encrypted'), 'password'],
  ['scanned', sample('scanned'), 'no text'],
  ['broken', new TextEncoder().encode('%PDF-1.7\nnothing'), 'damaged'],
])('a PDF that is %s is reported as such', async (name, bytes, problem) => {
  expect(await rowsOf(file(`${name}.pdf`, bytes))).toMatchObject([
    { problem, title: `${name}.pdf` },
  ]);
});
