import { beforeEach, expect, test } from 'vitest';
import { NOWHERE } from '@/lib/clips/highlight';
import { ClipDatabase, clipOf } from '@/lib/store/database';
import { changedSince } from '@/lib/store/journal';
import { keepImages } from '@/lib/store/images';
import { editClips, saveArticle } from '@/lib/store/save';
import { article } from '../articles';
import { exportedText } from '../export/exporting';
import { file, importFiles } from './files';

let count = 0;
const emptyDatabase = () => new ClipDatabase(`backup-${(count += 1)}`);

const backupOf = (db: ClipDatabase) => exportedText(db, 'backup');

const everything = async (db: ClipDatabase) => ({
  clips: (await db.clips.orderBy('id').toArray()).map(clipOf),
  contents: (await db.contents.toArray()).map(({ seq: _seq, ...each }) => each),
  images: (await db.images.toArray()).map(({ bytes, ...each }) => ({ ...each, bytes: [...bytes] })),
  imageUses: await db.imageUses.toArray(),
});

const importBackup = (db: ClipDatabase, text: string) => importFiles(db, [file('b.json', text)]);

let source: ClipDatabase;
beforeEach(async () => {
  source = emptyDatabase();
  const { clip } = await saveArticle(
    source,
    article(),
    { tags: ['a/b', 'ü'], note: 'a\nnote' },
    1000,
  );
  await saveArticle(
    source,
    article({ html: '<p>Second <b>revision</b>.</p>', text: 'Second' }),
    {},
    2000,
  );
  await editClips(source, [clip.id], { starred: true, title: 'Retitled "x"' }, 3000);
  const { revision } = clip;
  const add = {
    createdAt: 3100,
    quote: { exact: 'willingness', prefix: 'its ', suffix: ' to' },
    anchor: { revision, start: 4, end: 15 },
  };
  const highlights = [
    { id: 'highlight-1', add, colour: 'blue' as const, note: 'mine' },
    { id: 'highlight-2', add: { ...add, anchor: NOWHERE } },
  ];
  await editClips(source, [clip.id], { progress: 40, highlights }, 3200);
  await editClips(source, [clip.id], { highlights: [{ id: 'highlight-2', removed: true }] }, 3300);
  const picture = {
    url: 'https://a.example/1.png',
    type: 'image/png',
    bytes: new Uint8Array([137, 80, 0, 255]),
  };
  await keepImages(source, clip.id, [picture, { ...picture, url: 'https://a.example/2' }], 1000);
  const link = {
    url: 'https://b.example/',
    canonicalUrl: null,
    html: '',
    text: '',
    leadImage: null,
  };
  await saveArticle(source, article({ ...link, title: '東京 🗼' }), {}, 4000);
  const gone = await saveArticle(source, article({ ...link, url: 'https://c.example/' }), {}, 5000);
  await editClips(source, [gone.clip.id], { deleted: true }, 6000);
});

test('a backup imported into an empty collection yields an identical collection', async () => {
  const target = emptyDatabase();
  const report = await importBackup(target, await backupOf(source));
  expect(report).toMatchObject({ added: 3, changed: 0, known: 0, failed: 0 });
  const [was, is] = [await everything(source), await everything(target)];
  expect(was.clips).toHaveLength(3);
  expect(was.clips.flatMap((clip) => clip.highlights)).toHaveLength(1);
  expect(was.contents).toHaveLength(2);
  expect([was.images.length, was.imageUses.length]).toEqual([1, 2]);
  expect(is).toEqual(was);
});

test('importing twice changes nothing, and newer local changes are kept', async () => {
  const target = emptyDatabase();
  const backup = await backupOf(source);
  await importBackup(target, backup);
  const [clip] = await target.clips.toArray();
  await editClips(target, [clip?.id ?? ''], { note: 'newer' }, 99_000);
  const before = await everything(target);
  expect(await importBackup(target, backup)).toMatchObject({ added: 0, changed: 0, known: 3 });
  expect(await everything(target)).toEqual(before);
});

test('an image that does not match its hash is left out, and its clip is imported', async () => {
  const backup = await backupOf(source);
  const target = emptyDatabase();
  const report = await importBackup(
    target,
    backup.replace('"data":"iVAA/w=="', '"data":"iVAA/g=="'),
  );
  expect(report).toMatchObject({ added: 3, failed: 0 });
  expect(await target.images.count()).toBe(0);
  expect(await target.imageUses.count()).toBe(0);
});

test('imported clips are marked for publishing', async () => {
  const target = emptyDatabase();
  await importBackup(target, await backupOf(source));
  expect((await changedSince(target, 0, 10)).clips).toHaveLength(3);
});

test('a damaged row is reported by number and title, and the others are imported', async () => {
  const backup = JSON.parse(await backupOf(source));
  backup.clips[1].clip.url = 'javascript:alert(1)';
  backup.clips.push('garbage', JSON.parse('{"__proto__":{"x":1}}'));
  const target = emptyDatabase();
  const report = await importBackup(target, JSON.stringify(backup));
  expect(report.added).toBe(2);
  expect(report.failures.map(({ row, title }) => ({ row, title }))).toEqual([
    { row: 2, title: '東京 🗼' },
    { row: 4, title: null },
    { row: 5, title: null },
  ]);
  expect(report.failures[0]?.detail).toContain('clip.url');
});

test('failed rows are saved as a backup that can be repaired and imported', async () => {
  const backup = JSON.parse(await backupOf(source));
  const url = backup.clips[1].clip.url;
  backup.clips[1].clip.url = 'nonsense';
  const target = emptyDatabase();
  const [repair] = (await importBackup(target, JSON.stringify(backup))).repairs;
  expect(repair?.name).toBe('tearsheet-to-repair-2026-01-02.json');
  const repaired = (await repair?.blob.text())?.replace('nonsense', url) ?? '';
  expect(await importBackup(target, repaired)).toMatchObject({ added: 1, failed: 0 });
  expect(await everything(target)).toEqual(await everything(source));
});

test.each([
  ['{"clips": [', 'unknown file'],
  ['[1, 2]', 'unknown file'],
  ['{"format":"tearsheet-backup","version":2,"clips":[]}', 'newer version'],
  ['{"format":"tearsheet-backup","version":1,"clips":[{"cl', 'cut off'],
])('%s is rejected as %s and changes nothing', async (text, problem) => {
  const target = emptyDatabase();
  expect(await importBackup(target, text)).toMatchObject({ added: 0, failures: [{ problem }] });
  expect(await target.clips.count()).toBe(0);
});
