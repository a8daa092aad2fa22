// @vitest-environment jsdom
import 'fake-indexeddb/auto';
import { beforeEach, expect, test } from 'vitest';
import { runImport } from '@/lib/import/run';
import { undoImport } from '@/lib/import/undo';
import { ClipDatabase } from '@/lib/store/database';
import { editClips, saveArticle } from '@/lib/store/save';
import { article } from '../articles';
import type { NamedBlob } from '@/lib/import/recognise';
import { extract, file, prepare } from './files';

let db: ClipDatabase;
let now = Date.UTC(2026, 10, 1);
const signal = new AbortController().signal;

beforeEach(() => {
  db = new ClipDatabase(`undo-${Math.random()}`);
});

const bringIn = (of: NamedBlob, tags: readonly string[] = []) => {
  now += 1000;
  return runImport(db, [of], { signal, onProgress: () => undefined, prepare, extract, now, tags });
};

const undo = async ({ done }: Awaited<ReturnType<typeof bringIn>>) => {
  now += 1000;
  return undoImport(db, done, { signal, onProgress: () => undefined, now: () => now });
};

const CSV = file(
  'x.csv',
  'url,title,tags,note,highlights\nhttps://a.example/1,One,a,mine,"Highlight: x"\nhttps://a.example/2,Two,b,,\n',
);

const shown = async () =>
  (await db.clips.orderBy('canonicalUrl').toArray()).map(
    ({ title, tags, note, highlights, deletedAt }) =>
      `${deletedAt === null ? '' : 'trash: '}${title} [${tags.join()}] ${note} ${highlights.length}`,
  );

test('every imported clip gets the import’s tags, even an existing one', async () => {
  await saveArticle(db, article({ url: 'https://a.example/1', canonicalUrl: null }), {}, now);
  const { added, changed } = await bringIn(CSV, ['imports/old']);
  expect([added, changed]).toEqual([1, 1]);
  expect(await shown()).toEqual([
    'Mexico to Restore Relations [a,imports/old] mine 1',
    'Two [b,imports/old]  0',
  ]);
});

test('undoing an import trashes its clips, and restores existing ones', async () => {
  const url = 'https://a.example/1';
  const draft = { tags: ['own'], note: 'own' };
  await saveArticle(db, article({ url, canonicalUrl: null, title: 'Mine' }), draft, now);
  const before = await shown();
  const report = await bringIn(CSV, ['imported']);
  expect(await shown()).not.toEqual(before);
  expect(await undo(report)).toEqual({ trashed: 1, changed: 1 });
  expect(await shown()).toEqual([...before, 'trash: Two [b,imported]  0']);
});

test('undo keeps what the user has changed since', async () => {
  const url = 'https://a.example/1';
  const { clip } = await saveArticle(db, article({ url, canonicalUrl: null }), {}, now);
  const report = await bringIn(CSV);
  await editClips(db, [clip.id], { tags: ['a', 'later'], note: 'written since' }, now + 10);
  await undo(report);
  expect((await shown())[0]).toBe('Mexico to Restore Relations [later] written since 0');
});

test('an undone import can be repeated, but clips deleted by the user stay deleted', async () => {
  const report = await bringIn(CSV);
  await undo(report);
  const again = await bringIn(CSV);
  expect([again.added, again.trashed]).toEqual([2, 0]);
  expect(await shown()).toEqual(['One [a] mine 1', 'Two [b]  0']);
  const ids = await db.clips.toCollection().primaryKeys();
  await editClips(db, ids, { deleted: true }, now + 10);
  const third = await bringIn(CSV);
  expect([third.added, third.trashed]).toEqual([0, 2]);
});

test('clips from a backup also get the tags, and can be undone', async () => {
  const other = new ClipDatabase(`undo-other-${Math.random()}`);
  await saveArticle(other, article(), { tags: ['theirs'] }, now);
  const { exported } = await import('../export/exporting');
  const { blob } = await exported(other, 'backup');
  const report = await bringIn({ name: 'backup.json', blob }, ['from backup']);
  expect(await shown()).toEqual(['Mexico to Restore Relations [from backup,theirs]  0']);
  expect(await undo(report)).toEqual({ trashed: 1, changed: 0 });
});
