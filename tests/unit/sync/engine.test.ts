import { beforeEach, expect, test } from 'vitest';
import { ClipDatabase, clipOf } from '@/lib/store/database';
import { replicaOf } from '@/lib/store/clock';
import { editClips, saveArticle } from '@/lib/store/save';
import type { SyncArea } from '@/lib/sync/browser-storage';
import { browserStorageRemote } from '@/lib/sync/browser-storage';
import { itemBytes } from '@/lib/sync/codec';
import { placementOf, syncOnce } from '@/lib/sync/engine';
import { article } from '../articles';

/** A sync area with the browsers' limits: a `set` past one writes none of its keys. */
function storageArea() {
  const items: Record<string, unknown> = {};
  let sets = 0;
  let refusing = false;
  const area: SyncArea = {
    get: () => Promise.resolve(structuredClone(items)),
    set: (added) => {
      sets += 1;
      const next = { ...items, ...added };
      const sizes = Object.entries(next).map(([key, value]) => itemBytes(key, value));
      const total = sizes.reduce((sum, size) => sum + size, 0);
      if (refusing || total > 102_400 || sizes.length > 512 || sizes.some((size) => size > 8192)) {
        return Promise.reject(new Error('QUOTA_BYTES quota exceeded'));
      }
      Object.assign(items, JSON.parse(JSON.stringify(added)));
      return Promise.resolve();
    },
  };
  return { area, items, sets: () => sets, refuse: (value: boolean) => (refusing = value) };
}

let storage: ReturnType<typeof storageArea>;
let count = 0;
beforeEach(() => {
  storage = storageArea();
});

/** A device: a collection of its own on the shared area. */
async function device() {
  const db = new ClipDatabase(`sync-${(count += 1)}`);
  const remote = browserStorageRemote(storage.area, await replicaOf(db));
  return { db, sync: () => syncOnce(db, remote) };
}

const page = (path: string, title = path) =>
  article({ url: `https://a.example/${path}`, canonicalUrl: null, title });

test('a clip, its edits and its delete reach another device', async () => {
  const [a, b] = [await device(), await device()];
  const { clip } = await saveArticle(a.db, page('x'), { tags: ['t'], note: 'n' }, 1000);
  await a.sync();
  await b.sync();
  expect(await clipIn(b.db, clip.id)).toEqual(await clipIn(a.db, clip.id));

  await editClips(b.db, [clip.id], { title: 'Renamed on b', starred: true }, 2000);
  await editClips(a.db, [clip.id], { tags: ['t', 'a'] }, 2500);
  await b.sync();
  await a.sync();
  await b.sync();
  expect(await a.db.clips.get(clip.id)).toMatchObject({
    title: 'Renamed on b',
    starred: true,
    tags: ['a', 't'],
  });
  expect(await clipIn(b.db, clip.id)).toEqual(await clipIn(a.db, clip.id));

  await editClips(b.db, [clip.id], { deleted: true }, 3000);
  await b.sync();
  await a.sync();
  expect((await a.db.clips.get(clip.id))?.shelf).toBe('trash');
});

test('a key that vanishes is no delete: its clip is published again', async () => {
  const a = await device();
  const { clip } = await saveArticle(a.db, page('x'), {}, 1000);
  await a.sync();
  const [key] = Object.keys(storage.items);
  delete storage.items[key ?? ''];
  await a.sync();
  expect(Object.keys(storage.items)).toEqual([key]);
  expect((await a.db.clips.get(clip.id))?.deletedAt).toBeNull();
});

test('a refusing remote loses nothing; the outbox drains once it takes again', async () => {
  const a = await device();
  const { clip } = await saveArticle(a.db, page('x'), {}, 1000);
  storage.refuse(true);
  await expect(a.sync()).rejects.toThrow('QUOTA_BYTES');
  expect(await placementOf(a.db, clip.id)).toEqual({ at: 'waiting' });
  storage.refuse(false);
  await a.sync();
  expect(await placementOf(a.db, clip.id)).toMatchObject({ at: 'remote' });
  expect(await a.db.outbox.count()).toBe(0);
});

test('a full area takes the newest clips and says which are on this device only', async () => {
  const a = await device();
  for (let each = 0; each < 200; each += 1) {
    await saveArticle(a.db, page(`x${each}`), { note: 'n'.repeat(300) }, 1000 + each);
  }
  const report = await a.sync();
  expect(storage.sets()).toBe(1);
  expect(report.published).toBeGreaterThan(50);
  expect(report.refused).toBe(200 - report.published);
  const newest = await a.db.clips.orderBy('clippedAt').last();
  const oldest = await a.db.clips.orderBy('clippedAt').first();
  expect(await placementOf(a.db, newest?.id ?? '')).toMatchObject({ at: 'remote' });
  expect(await placementOf(a.db, oldest?.id ?? '')).toEqual({ at: 'device', refused: 'no room' });
});

test('damaged items and items of a newer format are left alone and counted', async () => {
  const a = await device();
  await saveArticle(a.db, page('x'), {}, 1000);
  await a.sync();
  const [own] = Object.values(storage.items) as { clip: Record<string, unknown> }[];
  storage.items['clip.other.abcdefgh'] = { format: 99, clip: {} };
  storage.items['clip.other.abcdefgi'] = 'garbage';
  storage.items['clip.other.abcdefgj'] = { format: 1, clip: { ...own?.clip, url: 'javascript:1' } };
  storage.items['someone-elses'] = 1;
  const before = structuredClone(storage.items);
  expect(await a.sync()).toMatchObject({ unreadable: 3, received: 0 });
  expect(storage.items).toEqual(before);
  expect(await a.db.clips.count()).toBe(1);
});

test('an edit made while its clip is being pushed stays in the outbox', async () => {
  const a = await device();
  const { clip } = await saveArticle(a.db, page('x'), {}, 1000);
  const set = storage.area.set.bind(storage.area);
  storage.area.set = async (items) => {
    await set(items);
    storage.area.set = set;
    await editClips(a.db, [clip.id], { title: 'Meanwhile' }, 2000);
  };
  await a.sync();
  expect(await a.db.outbox.count()).toBe(1);
  await a.sync();
  expect(JSON.stringify(storage.items)).toContain('Meanwhile');
});

test('a lone surrogate does not stop a clip from syncing', async () => {
  const [a, b] = [await device(), await device()];
  await saveArticle(a.db, page('x', 'broken \uD800 title'), {}, 1000);
  await a.sync();
  await b.sync();
  expect((await b.db.clips.toArray())[0]?.title).toBe('broken \uFFFD title');
});

/** A clip without its number in the journal, which is each device's own. */
async function clipIn(db: ClipDatabase, id: string) {
  const row = await db.clips.get(id);
  return row && clipOf(row);
}
