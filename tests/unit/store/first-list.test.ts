import { Dexie } from 'dexie';
import { expect, test } from 'vitest';
import { ClipDatabase } from '@/lib/store/database';
import { readFirstList } from '@/lib/store/first-list';
import { changeListView } from '@/lib/store/list-views';
import { newestClips } from '@/lib/store/queries';
import { editClips, saveArticle } from '@/lib/store/save';
import { article } from '../articles';

const DAY = Date.UTC(2026, 0, 1);

async function collection(name: string, times: readonly number[]) {
  const db = new ClipDatabase(name);
  for (const [at, time] of times.entries()) {
    const url = `https://a.example/${at}`;
    await saveArticle(db, article({ url, canonicalUrl: null, title: `No. ${at}` }), {}, time);
  }
  return db;
}

test('the newest clips are those that the store lists, and the view is the stored one', async () => {
  const db = await collection(
    'first',
    [3, 1, 4, 1, 5, 9, 2, 6].map((each) => DAY + each),
  );
  const [archived] = await newestClips(db, 'inbox', 1);
  await editClips(db, [archived?.id ?? ''], { archived: true }, DAY + 100);
  await changeListView(db, 'inbox', { layout: 'cards' });
  for (const limit of [1, 3, 7, 50]) {
    const list = await readFirstList('inbox', limit, 'first');
    expect(list?.view).toEqual({ layout: 'cards', order: 'clipped' });
    expect(list?.clips).toEqual(await newestClips(db, 'inbox', limit));
  }
  const empty = await readFirstList('trash', 50, 'first');
  expect(empty).toEqual({ view: { layout: 'list', order: 'clipped' }, clips: [] });
});

test('too many of the same time are left to the store', async () => {
  await collection(
    'crowd',
    Array.from({ length: 9 }, () => DAY),
  );
  expect(await readFirstList('inbox', 2, 'crowd')).toBeNull();
});

test('a collection that is not there is not created', async () => {
  expect(await readFirstList('inbox', 50, 'none')).toBeNull();
  expect((await indexedDB.databases()).map(({ name }) => name)).not.toContain('none');
});

test('a collection of another version is left to the store', async () => {
  const other = new Dexie('other');
  other.version(4).stores({ clips: 'id' });
  await other.open();
  expect(await readFirstList('inbox', 50, 'other')).toBeNull();
  // Nothing holds it open, so that it can be upgraded.
  other.close();
  await Dexie.delete('other');
});
