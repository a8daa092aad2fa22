import { beforeEach, expect, test, vi } from 'vitest';
import { contentsOf } from '@/lib/store/queries';
import { editClips, saveArticle } from '@/lib/store/save';
import { newSealing } from '@/lib/sync/sealing';
import { placementOf } from '@/lib/sync/placement';
import { clipIn, device, page, storageArea } from './area';

vi.setConfig({ testTimeout: 60_000 });

let storage: ReturnType<typeof storageArea>;
beforeEach(() => {
  storage = storageArea();
});

test('a clip, its text, its edits and its deletion reach another device', async () => {
  const [a, b] = [await device(storage.area), await device(storage.area)];
  const { clip } = await saveArticle(a.db, page('x'), { tags: ['t'], note: 'n' }, 1000);
  await a.sync();
  await b.sync();
  expect(await clipIn(b.db, clip.id)).toEqual(await clipIn(a.db, clip.id));
  expect((await contentsOf(b.db, clip))?.html).toBe('<p>Text of x.</p>');

  await editClips(b.db, [clip.id], { title: 'Renamed on b', starred: true }, 2000);
  await editClips(a.db, [clip.id], { tags: ['t', 'a'] }, 2500);
  await b.sync();
  await a.sync();
  await b.sync();
  expect(await clipIn(a.db, clip.id)).toMatchObject({
    title: 'Renamed on b',
    starred: true,
    tags: ['a', 't'],
  });
  expect(await clipIn(b.db, clip.id)).toEqual(await clipIn(a.db, clip.id));

  await editClips(b.db, [clip.id], { deleted: true }, 3000);
  await b.sync();
  await a.sync();
  expect((await a.db.clips.get(clip.id))?.shelf).toBe('trash');
  await editClips(a.db, [clip.id], { deleted: false }, 4000);
  await a.sync();
  await b.sync();
  expect((await b.db.clips.get(clip.id))?.shelf).toBe('inbox');
});

test.each(['plain', 'sealed'])(
  'publication data and its edits reach another device: %s',
  async (kind) => {
    const sealing = kind === 'sealed' ? await newSealing('correct horse battery') : null;
    const [a, b] = [await device(storage.area, sealing), await device(storage.area, sealing)];
    const publication = { type: 'article-journal', container: 'Öl', pages: '1–2' } as const;
    const { clip } = await saveArticle(a.db, { ...page('x'), publication }, {}, 1000);
    await saveArticle(a.db, page('y'), {}, 1000);
    await a.sync();
    await b.sync();
    expect(await clipIn(b.db, clip.id)).toMatchObject({ publication });
    expect(await clipIn(b.db, clip.id)).toEqual(await clipIn(a.db, clip.id));
    await editClips(b.db, [clip.id], { publication: { container: 'Mine' } }, 2000);
    await b.sync();
    await a.sync();
    expect(await clipIn(a.db, clip.id)).toMatchObject({ publication: { container: 'Mine' } });
    const before = storage.writes();
    for (const each of [a, b, a, b]) await each.sync();
    expect(storage.writes()).toBe(before);
  },
);

test('each clip is published by only one device', async () => {
  const [a, b] = [await device(storage.area), await device(storage.area)];
  for (const path of ['x', 'y', 'z']) await saveArticle(a.db, page(path), {}, 1000);
  for (let round = 0; round < 3; round += 1) {
    await a.sync();
    await b.sync();
  }
  expect(Object.keys(storage.items).toSorted()).toEqual(
    [`t.${a.replica}`, `t.${a.replica}.m0`, `t.${a.replica}.x0`, `t.${b.replica}`].toSorted(),
  );
});

test('a round without changes writes nothing', async () => {
  const [a, b] = [await device(storage.area), await device(storage.area)];
  await saveArticle(a.db, page('x'), {}, 1000);
  for (const each of [a, b, a, b]) await each.sync();
  const before = storage.writes();
  for (const each of [a, b, a, b]) await each.sync();
  expect(storage.writes()).toBe(before);
});

test('vanished keys are not deletions, and another device publishes them again', async () => {
  const [a, b] = [await device(storage.area), await device(storage.area)];
  const { clip } = await saveArticle(a.db, page('x'), {}, 1000);
  await a.sync();
  await b.sync();
  for (const key of Object.keys(storage.items)) delete storage.items[key];
  await b.sync();
  const c = await device(storage.area);
  await c.sync();
  expect(await clipIn(c.db, clip.id)).toEqual(await clipIn(a.db, clip.id));
  expect((await contentsOf(c.db, clip))?.html).toBe('<p>Text of x.</p>');
  await a.sync();
  expect((await clipIn(a.db, clip.id))?.deletedAt).toBeNull();
});

test('nothing is lost if the area rejects writes, and clips are published once it accepts them', async () => {
  const a = await device(storage.area);
  const { clip } = await saveArticle(a.db, page('x'), {}, 1000);
  storage.refuse(true);
  await expect(a.sync()).rejects.toThrow('QUOTA_BYTES');
  expect(await placementOf(a.db, clip.id)).toBeNull();
  storage.refuse(false);
  await a.sync();
  expect(await placementOf(a.db, clip.id)).toBe('text');
});

test('damaged items and those in a newer format are counted and left unchanged', async () => {
  const a = await device(storage.area);
  await saveArticle(a.db, page('x'), {}, 1000);
  await a.sync();
  storage.items['t.other.m0'] = '9newer';
  storage.items['t.other.m1'] = { not: 'text' };
  storage.items['t.other.m2'] = '1garbage!';
  storage.items['t.other'] = 'not a card';
  storage.items['someone-elses'] = 1;
  const before = structuredClone(storage.items);
  expect(await a.sync()).toMatchObject({ unreadable: 3, received: 0 });
  expect(storage.items).toEqual(before);
  expect(await a.db.clips.count()).toBe(1);
});

test('a device rewrites its own shard if it was damaged', async () => {
  const a = await device(storage.area);
  const { clip } = await saveArticle(a.db, page('x'), {}, 1000);
  await a.sync();
  storage.items[`t.${a.replica}.m0`] = '1garbage';
  await a.sync();
  const b = await device(storage.area);
  await b.sync();
  expect(await clipIn(b.db, clip.id)).toEqual(await clipIn(a.db, clip.id));
});

test('an edit made while its clip is being published still counts as unpublished', async () => {
  const [a, b] = [await device(storage.area), await device(storage.area)];
  const { clip } = await saveArticle(a.db, page('x'), {}, 1000);
  const set = storage.area.set.bind(storage.area);
  storage.area.set = async (items) => {
    await set(items);
    storage.area.set = set;
    await editClips(a.db, [clip.id], { title: 'Meanwhile' }, 2000);
  };
  await a.sync();
  expect(await placementOf(a.db, clip.id)).toBeNull();
  await a.sync();
  await b.sync();
  expect((await clipIn(b.db, clip.id))?.title).toBe('Meanwhile');
});

test('a lone surrogate does not stop a clip from syncing', async () => {
  const [a, b] = [await device(storage.area), await device(storage.area)];
  await saveArticle(a.db, page('x', 'broken \uD800 title'), {}, 1000);
  await a.sync();
  await b.sync();
  expect((await b.db.clips.toArray())[0]?.title).toBe('broken \uFFFD title');
});

test('clips not stored because the background stopped arrive in the next round', async () => {
  const [a, b] = [await device(storage.area), await device(storage.area)];
  const { clip } = await saveArticle(a.db, page('x'), {}, 1000);
  await a.sync();
  const stop = () => {
    throw new Error('stopped');
  };
  b.db.clips.hook('creating', stop);
  await expect(b.sync()).rejects.toThrow('stopped');
  b.db.clips.hook('creating').unsubscribe(stop);
  expect(await b.db.clips.count()).toBe(0);
  await b.sync();
  expect(await clipIn(b.db, clip.id)).toEqual(await clipIn(a.db, clip.id));
});
