// @vitest-environment node
import 'fake-indexeddb/auto';
import sqlite3InitModule from '@sqlite.org/sqlite-wasm';
import { expect, test } from 'vitest';
import { CollectionIndex } from '@/lib/search/index/collection-index';
import { createTables } from '@/lib/search/index/schema';
import type { IndexState } from '@/lib/search/protocol';
import { replicaOf } from '@/lib/store/clock';
import { ClipDatabase } from '@/lib/store/database';
import { saveArticle } from '@/lib/store/save';
import { article } from '../articles';

test('indexing that is deferred waits, then indexes everything', async () => {
  const collection = new ClipDatabase('deferral');
  for (const url of ['https://a.example/1', 'https://a.example/2'])
    // oxlint-disable-next-line no-await-in-loop -- one device saves one clip at a time
    await saveArticle(collection, article({ url, canonicalUrl: null }), { tags: [] }, 1);
  const sqlite = await sqlite3InitModule();
  const replica = await replicaOf(collection);
  const open = () => {
    const db = new sqlite.oo1.DB(':memory:');
    createTables(db, replica);
    return db;
  };
  const told: IndexState[] = [];
  const tell = (state: IndexState) => void told.push(state);
  const index = new CollectionIndex({ collection, replica, file: { open, renew: open }, tell });
  const started = performance.now();
  index.defer();
  await index.catchUp();
  expect(performance.now() - started).toBeGreaterThanOrEqual(300);
  expect(index.db.selectValue('SELECT count(*) FROM clips')).toBe(2);
  expect(told.at(-1)?.state).toBe('ready');
});
