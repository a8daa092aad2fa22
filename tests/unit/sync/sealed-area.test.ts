import { beforeEach, expect, test } from 'vitest';
import { contentsOf } from '@/lib/store/queries';
import { saveArticle } from '@/lib/store/save';
import { areaReport } from '@/lib/sync/area/report';
import { removeDevice, sealingTerms } from '@/lib/sync/browser-storage';
import { newSealing, sealingFor } from '@/lib/sync/sealing';
import { clipIn, device, page, storageArea } from './area';

let storage: ReturnType<typeof storageArea>;
beforeEach(() => {
  storage = storageArea();
});

test('with a passphrase nothing in the area is readable without it', async () => {
  const sealing = await newSealing('correct horse');
  const a = await device(storage.area, sealing);
  const { clip } = await saveArticle(a.db, page('secret'), { note: 'hidden' }, 1000);
  await a.sync();
  expect(Object.keys(storage.items)).toHaveLength(3);

  const terms = await sealingTerms(storage.area);
  expect(terms).toEqual(sealing.terms);
  await expect(sealingFor(sealing.terms, 'wrong horse')).rejects.toMatchObject({
    kind: 'wrong-passphrase',
  });
  const b = await device(storage.area, await sealingFor(sealing.terms, 'correct horse'));
  await b.sync();
  expect(await clipIn(b.db, clip.id)).toEqual(await clipIn(a.db, clip.id));
  expect((await contentsOf(b.db, clip))?.html).toBe('<p>Text of secret.</p>');
});

test('a device without the passphrase neither reads nor writes, and joins once it has it', async () => {
  const sealing = await newSealing('correct horse');
  const [a, b] = [await device(storage.area, sealing), await device(storage.area)];
  const { clip } = await saveArticle(a.db, page('secret'), {}, 1000);
  await a.sync();
  const { clip: own } = await saveArticle(b.db, page('plain'), {}, 2000);
  const before = structuredClone(storage.items);
  await expect(b.sync()).rejects.toMatchObject({ kind: 'wrong-passphrase' });
  expect(storage.items).toEqual(before);
  expect(await b.db.clips.count()).toBe(1);

  await b.sync(await sealingFor(sealing.terms, 'correct horse'));
  await a.sync();
  expect(await clipIn(b.db, clip.id)).toBeDefined();
  expect(await clipIn(a.db, own.id)).toBeDefined();
});

test('turning encryption on encrypts existing shards, and turning it off decrypts them', async () => {
  const a = await device(storage.area);
  await saveArticle(a.db, page('x'), {}, 1000);
  await a.sync();
  const shards = () =>
    Object.entries(storage.items)
      .filter(([key]) => /\.[mx]\d$/.test(key))
      .map(([, value]) => String(value).charAt(0));
  expect(shards()).toEqual(['1', '1']);
  await a.sync(await newSealing('a'));
  expect(shards()).toEqual(['2', '2']);
  await a.sync(null);
  expect(shards()).toEqual(['1', '1']);
});

test('the clips of a removed device are kept, and published by another one', async () => {
  const [a, b] = [await device(storage.area), await device(storage.area)];
  const { clip } = await saveArticle(a.db, page('x'), {}, 1000);
  await a.sync();
  await b.sync();
  const names = (await areaReport(b.db))?.devices.map(({ own, clips }) => ({ own, clips }));
  expect(names).toEqual([
    { own: true, clips: 0 },
    { own: false, clips: 1 },
  ]);
  await removeDevice(storage.area, a.replica);
  expect(Object.keys(storage.items)).toEqual([`t.${b.replica}`]);
  await b.sync();
  const c = await device(storage.area);
  await c.sync();
  expect(await clipIn(c.db, clip.id)).toEqual(await clipIn(b.db, clip.id));
  expect((await areaReport(b.db))?.devices).toHaveLength(1);
});
