// @vitest-environment node
import { beforeAll, expect, test } from 'vitest';
import { editClips, saveArticle } from '@/lib/store/save';
import type { Sealing } from '@/lib/sync/sealing';
import { newSealing, sealingFor } from '@/lib/sync/sealing';
import { collectionOf, couchTests, page } from './devices';
import type { Device } from './devices';

const couch = couchTests();

let sealing: Sealing;
beforeAll(async () => {
  sealing = await newSealing('correct horse battery staple');
});

async function saveOne({ db }: Device, path = 'secret-page'): Promise<string> {
  const article = page(path, { html: '<p>Secret body</p>', text: 'Secret body' });
  const { clip } = await saveArticle(
    db,
    article,
    { tags: ['secret-tag'], note: 'secret note' },
    1000,
  );
  return clip.id;
}

const everything = async () => JSON.stringify([...(await couch.documents()).values()]);

test('two devices with the same passphrase converge, and the server stores nothing readable', async () => {
  const [a, b] = [couch.device('a', { sealing }), couch.device('b', { sealing })];
  const id = await saveOne(a);
  for (const each of [a, b]) await each.sync();
  expect(await collectionOf(b)).toEqual(await collectionOf(a));
  await editClips(b.db, [id], { note: 'another secret' }, 2000);
  for (const each of [b, a]) await each.sync();
  expect(await collectionOf(b)).toEqual(await collectionOf(a));
  expect(await a.sync()).toMatchObject({ received: 0, published: 0, unreadable: 0 });

  const stored = await everything();
  expect(stored).not.toMatch(/secret|a\.example/i);
  expect(stored).not.toContain(id);
  expect(stored).not.toContain(sealing.master);
  expect((await couch.documents()).size).toBe(3);
});

test('a device with no passphrase or a different one is rejected, and changes nothing', async () => {
  const a = couch.device('a', { sealing });
  await saveOne(a);
  await a.sync();
  const before = await everything();
  for (const wrong of [null, await newSealing('a guess')]) {
    const b = couch.device('b', { sealing: wrong });
    await saveOne(b, 'other');
    const was = await collectionOf(b);
    await expect(b.sync()).rejects.toMatchObject({ kind: 'wrong-passphrase' });
    expect(await collectionOf(b)).toEqual(was);
  }
  expect(await everything()).toBe(before);
});

test('a passphrase set later encrypts existing documents, including those of a lagging device', async () => {
  const [a, b] = [couch.device('a'), couch.device('b')];
  await saveOne(a);
  for (const each of [a, b]) await each.sync();
  await saveOne(b, 'from-b');
  await b.sync();
  expect(await everything()).toMatch(/secret/i);

  // Documents that we cannot read are not ours to delete.
  await couch.ask('PUT', '/tearsheet:clip:broken01', { format: 99 });
  expect(await a.sync({ sealing })).toMatchObject({ published: 2, unreadable: 1 });
  const docs = await couch.documents();
  expect([...docs.keys()].filter((id) => !id.includes(':sealed-')).toSorted()).toEqual([
    'tearsheet:about',
    'tearsheet:clip:broken01',
  ]);
  expect(await everything()).not.toMatch(/secret|a\.example/i);

  await expect(b.sync()).rejects.toMatchObject({ kind: 'wrong-passphrase' });
  const theirs = await sealingFor(sealing.terms, 'correct horse battery staple');
  await b.sync({ sealing: theirs });
  expect(await collectionOf(b)).toEqual(await collectionOf(a));
  expect(await a.sync({ sealing })).toMatchObject({ received: 0, published: 0 });
});

test('interrupted encryption is completed in the next round', async () => {
  const a = couch.device('a');
  for (let each = 0; each < 5; each += 1) await saveOne(a, `x${each}`);
  await a.sync();
  const before = await collectionOf(a);
  const plain = [...(await couch.documents()).values()];
  await a.sync({ sealing });
  // As if a round had been stopped before it deleted the plain documents.
  await couch.ask('POST', '/_bulk_docs', {
    docs: plain.filter(({ _id: id }) => id !== 'tearsheet:about').map(({ _rev, ...doc }) => doc),
  });
  await a.sync({ sealing });
  expect(await everything()).not.toMatch(/secret/i);
  expect((await couch.documents()).size).toBe(11);
  expect(await collectionOf(a)).toEqual(before);
});

test('a server cannot swap encrypted documents or turn off encryption', async () => {
  const [a, b] = [couch.device('a', { sealing }), couch.device('b', { sealing })];
  await saveOne(a, 'one');
  await saveOne(a, 'two');
  await a.sync();
  const [first, second] = [...(await couch.documents()).values()].filter(({ _id: id }) =>
    String(id).startsWith('tearsheet:sealed-clip:'),
  );
  await couch.ask('PUT', `/${String(first?._id)}`, { ...first, sealed: second?.sealed });
  const about = (await couch.documents()).get('tearsheet:about');
  await couch.ask('PUT', '/tearsheet:about', { ...about, sealing: null });
  expect(await b.sync()).toMatchObject({ unreadable: 1 });
  expect((await collectionOf(b)).clips).toHaveLength(1);
  await saveOne(b, 'three');
  await b.sync();
  expect(await everything()).not.toMatch(/secret/i);
});
