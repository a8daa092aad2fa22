// @vitest-environment jsdom
import { strFromU8, unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { previewImport } from '@/lib/import/run';
import { ClipDatabase, clipOf } from '@/lib/store/database';
import { contentsOf } from '@/lib/store/queries';
import { editClips, saveArticle } from '@/lib/store/save';
import { article } from '../articles';
import { file, importFiles } from './files';

let count = 0;
const emptyDatabase = () => new ClipDatabase(`import-${(count += 1)}`);

const HEAD = 'title,url,time_added,tags,status\n';
const SAVED = Date.UTC(2023, 10, 14, 22, 13, 20);

const clipsIn = async (db: ClipDatabase) =>
  (await db.clips.orderBy('clippedAt').toArray()).map(clipOf);

test('items become clips with tags, states and dates', async () => {
  const db = emptyDatabase();
  const csv = `${HEAD}One,https://a.example/one?utm_source=x,1700000000,Energy|energy|#oil,archive\n`;
  expect(await importFiles(db, [file('x.csv', csv)])).toMatchObject({ added: 1, failed: 0 });
  expect(await clipsIn(db)).toMatchObject([
    {
      title: 'One',
      canonicalUrl: 'https://a.example/one',
      tags: ['Energy', 'oil'],
      archived: true,
      starred: false,
      clippedAt: SAVED,
      revision: null,
    },
  ]);
});

test('a URL becomes one clip, however often it appears in the files', async () => {
  const db = emptyDatabase();
  const csv = `${HEAD}One,https://a.example/1,,a,\nOne,http://a.example/1#part,,b,\n`;
  const list = 'https://a.example/1?fbclid=x\n';
  const report = await importFiles(db, [file('x.csv', csv), file('y.txt', list)]);
  expect(report).toMatchObject({ added: 1, changed: 1, known: 1 });
  expect(await clipsIn(db)).toMatchObject([{ title: 'One', tags: ['a', 'b'] }]);
  const before = await clipsIn(db);
  expect(await importFiles(db, [file('x.csv', csv)])).toMatchObject({ added: 0, known: 2 });
  expect(await clipsIn(db)).toEqual(before);
});

test('an existing clip gains missing data, and keeps the user’s decisions', async () => {
  const db = emptyDatabase();
  const csv = `${HEAD}Theirs,https://news.example/mexico,1700000000,a|b,archive\n`;
  const { clip } = await saveArticle(db, article(), { tags: ['mine'], note: 'My note' }, 2e12);
  await importFiles(db, [file('x.csv', csv)]);
  expect(await clipsIn(db)).toMatchObject([
    {
      title: 'Mexico to Restore Relations',
      tags: ['a', 'b', 'mine'],
      note: 'My note',
      archived: true,
      clippedAt: SAVED,
      revision: clip.revision,
    },
  ]);
  await editClips(db, [clip.id], { tags: ['a', 'mine'], archived: false }, 2.1e12);
  await importFiles(db, [file('x.csv', csv)]);
  expect(await clipsIn(db)).toMatchObject([{ tags: ['a', 'mine'], archived: false }]);
});

test('a clip that the user has deleted stays deleted', async () => {
  const db = emptyDatabase();
  const { clip } = await saveArticle(db, article(), {}, 1000);
  await editClips(db, [clip.id], { deleted: true }, 2000);
  const list = 'https://news.example/mexico\n';
  expect(await importFiles(db, [file('x.txt', list)])).toMatchObject({ added: 0, trashed: 1 });
  expect((await clipsIn(db))[0]?.deletedAt).toBe(2000);
});

test('texts are sanitised, and added to an existing clip without one', async () => {
  const db = emptyDatabase();
  const url = 'https://a.example/1';
  await importFiles(db, [file('x.txt', `${url}\n`)]);
  const entry = {
    is_archived: 0,
    is_starred: 1,
    url,
    title: 'One',
    content: '<p onclick="x()">Text <b>here</b>.</p><script>alert(1)</script>',
    annotations: [{ quote: 'Text here', text: 'mine' }],
  };
  const wallabag = [file('x.json', JSON.stringify([entry]))];
  expect(await importFiles(db, wallabag)).toMatchObject({ changed: 1 });
  const [clip] = await clipsIn(db);
  if (!clip) throw new Error('No clip');
  expect(clip).toMatchObject({ title: 'One', starred: true, wordCount: 2 });
  expect(await contentsOf(db, clip)).toMatchObject({
    html: '<p>Text <b>here</b>.</p>',
    text: 'Text here.',
  });
  expect(JSON.stringify(clip)).toContain('Text here');
  expect(await importFiles(db, wallabag)).toMatchObject({ changed: 0, known: 1 });
});

test('failed rows are reported and saved unchanged, and can be imported once repaired', async () => {
  const db = emptyDatabase();
  const csv = `${HEAD}"Bad, ""one""",nonsense,1700000000,a|b,archive\nGood,https://a.example/1,,,\n"Open,https://a.example/2,,,\n`;
  const report = await importFiles(db, [file('x.csv', csv)]);
  expect(report).toMatchObject({ added: 1, failed: 2 });
  expect(report.failures).toMatchObject([
    { row: 2, title: 'Bad, "one"', problem: 'not an address', detail: 'nonsense' },
    { row: 4, problem: 'quote without end' },
  ]);
  const [repair] = report.repairs;
  const text = (await repair?.blob.text()) ?? '';
  expect(text.split('\r\n').slice(0, 2)).toEqual([
    'title,url,time_added,tags,status',
    '"Bad, ""one""",nonsense,1700000000,a|b,archive',
  ]);
  const repaired = text.replace('nonsense', 'https://a.example/3').replace('"Open', 'Open');
  expect(await importFiles(db, [file(repair?.name ?? '', repaired)])).toMatchObject({
    added: 2,
    failed: 0,
  });
});

test('failed files are saved in a zip', async () => {
  const db = emptyDatabase();
  const text = '---\nurl: nonsense\ntitle: One\n---\nText.\n';
  const { repairs } = await importFiles(db, [file('One.md', text)]);
  const zip = unzipSync(new Uint8Array((await repairs[0]?.blob.arrayBuffer()) ?? []));
  expect(Object.entries(zip).map(([name, bytes]) => [name, strFromU8(bytes)])).toEqual([
    ['1-One.md', text],
  ]);
});

test('cancelling keeps what was already imported', async () => {
  const db = emptyDatabase();
  const stop = new AbortController();
  const rows = Array.from({ length: 2000 }, (_each, at) => `T,https://a.example/${at},,,`);
  const running = importFiles(db, [file('x.csv', HEAD + rows.join('\n'))], stop.signal);
  while ((await db.clips.count()) === 0) await new Promise((go) => setTimeout(go, 1));
  stop.abort();
  const report = await running;
  expect(report.cancelled).toBe(true);
  expect(report.added).toBeLessThan(2000);
  expect(await db.clips.count()).toBe(report.added);
});

test('a preview shows what would be imported, and changes nothing', async () => {
  const db = emptyDatabase();
  await importFiles(db, [file('x.txt', 'https://a.example/1\n')]);
  const csv = `${HEAD}One,https://a.example/1,,,\nTwo,https://a.example/2,,,\nBad,,,,\n`;
  const options = { signal: new AbortController().signal, onProgress: () => undefined };
  expect(await previewImport(db, [file('x.csv', csv), file('y', 'nothing')], options)).toEqual({
    formats: [{ id: 'pocket-csv', name: 'Pocket (CSV)', files: 1, rows: 3 }],
    fresh: 1,
    known: 1,
    failed: 2,
    failures: [
      { row: 4, title: 'Bad', problem: 'no address', detail: null },
      { row: 1, title: 'y', problem: 'unknown file', detail: null },
    ],
    examples: [
      { title: 'One', url: 'https://a.example/1', known: true },
      { title: 'Two', url: 'https://a.example/2', known: false },
    ],
    columns: [
      { column: 'title', field: 'title' },
      { column: 'url', field: 'url' },
      { column: 'time_added', field: 'savedAt' },
      { column: 'tags', field: 'tags' },
      { column: 'status', field: 'state' },
    ],
  });
  expect(await db.clips.count()).toBe(1);
});

test('tags named like object properties are safe', async () => {
  const db = emptyDatabase();
  const csv = `${HEAD}One,https://a.example/1,,__proto__|constructor|toString,\n`;
  await importFiles(db, [file('x.csv', csv)]);
  expect((await clipsIn(db))[0]?.tags).toEqual(['constructor', 'toString']);
});
