// @vitest-environment node
import { expect, test } from 'vitest';
import { ClipDatabase } from '@/lib/store/database';
import { forgetSearch, savedSearches, saveSearch } from '@/lib/store/saved-searches';

const search = (id: string, name = id) => ({ id, name, query: `tag:${id}` });

test('searches keep their order when renamed or restored', async () => {
  const db = new ClipDatabase('saved-searches');
  for (const id of ['a', 'b', 'c']) await saveSearch(db, search(id));
  await saveSearch(db, search('b', 'Energy'));
  const names = async () => (await savedSearches(db)).map(({ name }) => name);
  expect(await names()).toEqual(['a', 'Energy', 'c']);
  const undo = await forgetSearch(db, 'b');
  expect(await names()).toEqual(['a', 'c']);
  await undo();
  expect(await names()).toEqual(['a', 'Energy', 'c']);
});

test('an invalid list of searches is ignored', async () => {
  const db = new ClipDatabase('no-saved-searches');
  await db.meta.put({ key: 'savedSearches', value: '[{"id":1}]' });
  expect(await savedSearches(db)).toEqual([]);
  await saveSearch(db, search('a'));
  expect(await savedSearches(db)).toEqual([search('a')]);
});
