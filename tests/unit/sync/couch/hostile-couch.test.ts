// @vitest-environment node
import { beforeAll, expect, test } from 'vitest';
import { makeStamp } from '@/lib/clips/stamp';
import { deleteForGood } from '@/lib/store/delete-for-good';
import { keepImages } from '@/lib/store/images';
import { removeStashed, stashedIds } from '@/lib/store/stash';
import { editClips, saveArticle } from '@/lib/store/save';
import type { Sealing } from '@/lib/sync/sealing';
import { newSealing } from '@/lib/sync/sealing';
import type { Device } from './devices';
import { collectionOf, couchTests, page } from './devices';

const couch = couchTests();

let sealing: Sealing;
beforeAll(async () => {
  sealing = await newSealing('correct horse battery staple');
});

const SECRET = 'secret words';
const picture = (url: string) => ({ url, type: 'image/png', bytes: new Uint8Array([1, 2, 3]) });

async function saveSecret({ db }: Device): Promise<string> {
  const secret = page('secret-page', { title: SECRET, html: `<p>${SECRET}</p>`, text: SECRET });
  const { clip } = await saveArticle(db, secret, { note: SECRET, tags: ['secret'] }, 1000);
  await keepImages(db, clip.id, [picture('https://a.example/1.png')], 1000);
  return clip.id;
}

test.each([false, true])(
  'a permanently deleted clip is removed from the database and other devices (sealed: %s)',
  async (sealed) => {
    const always = { sealing: sealed ? sealing : null };
    const [a, b] = [couch.device('a', always), couch.device('b', always)];
    const id = await saveSecret(a);
    await saveArticle(a.db, page('other'), {}, 1100);
    for (const each of [a, b]) await each.sync();
    expect((await couch.documents()).size).toBe(7);

    await editClips(b.db, [id], { deleted: true }, 2000);
    await deleteForGood(b.db, [id], 2100);
    for (const each of [b, a, b, a]) await each.sync();
    const docs = [...(await couch.documents()).values()];
    // The document about the database, the tombstone, and the other clip with its text.
    expect(docs).toHaveLength(4);
    expect(JSON.stringify(docs)).not.toContain('secret words');
    // The device that receives the deletion keeps its copy for a while, or until told to drop it.
    expect(await stashedIds(a.db)).toEqual([id]);
    await removeStashed(a.db, [id]);
    for (const { db } of [a, b]) {
      const tables = await Promise.all(db.tables.map((table) => table.toArray()));
      expect(JSON.stringify(tables)).not.toContain('secret words');
      expect([await db.contents.count(), await db.images.count()]).toEqual([1, 0]);
      expect(await db.clips.get(id)).toMatchObject({ shelf: 'gone' });
    }
    expect(await a.sync()).toMatchObject({ received: 0, published: 0 });
  },
);

test('an image that another clip shows is kept', async () => {
  const [a, b] = [couch.device('a'), couch.device('b')];
  const id = await saveSecret(a);
  const { clip } = await saveArticle(a.db, page('other'), {}, 1100);
  await keepImages(a.db, clip.id, [picture('https://a.example/2.png')], 1000);
  await a.sync();
  await editClips(a.db, [id], { deleted: true }, 2000);
  await deleteForGood(a.db, [id], 2100);
  await a.sync();
  await b.sync();
  expect(await b.db.images.count()).toBe(1);
});

test('documents with invalid values are skipped, and the others arrive', async () => {
  const [a, b] = [couch.device('a'), couch.device('b')];
  for (const name of ['one', 'two', 'three', 'four']) {
    await saveArticle(a.db, page(name), {}, 1000);
  }
  await a.sync();
  const docs = [...(await couch.documents()).values()];
  const clips = docs.filter(({ _id: id }) => String(id).startsWith('tearsheet:clip:'));
  const forge = (doc: object | undefined, change: object) => {
    const { _id: id, clip } = Object(doc) as { _id: string; clip: object };
    return couch.ask('PUT', `/${id}`, { ...doc, clip: { ...clip, ...change } });
  };
  await forge(clips[0], { clippedAt: 9e15 });
  await forge(clips[1], { wordCount: 2 ** 48 });
  const text = docs.find(({ _id: id }) => String(id).startsWith('tearsheet:contents:'));
  const { contents } = Object(text) as { contents: object };
  await couch.ask('PUT', `/${String(text?.['_id'])}`, {
    ...text,
    contents: { ...contents, html: '<p>forged</p>' },
  });
  expect(await b.sync()).toMatchObject({ received: 2, unreadable: 3 });
  expect(JSON.stringify(await collectionOf(b))).not.toContain('forged');
});

test('a document dated a century ahead does not override local data', async () => {
  const [a, b] = [couch.device('a'), couch.device('b')];
  const { clip } = await saveArticle(a.db, page('one'), {}, Date.now() - 1000);
  for (const each of [a, b]) await each.sync();
  const [doc] = [...(await couch.documents()).values()].filter(({ _id: id }) =>
    String(id).startsWith('tearsheet:clip:'),
  );
  const stamp = makeStamp(Date.UTC(2126, 0, 1), 0, 'evil');
  const forged = {
    ...clip,
    title: 'Forged',
    deletedAt: 1,
    clock: { ...clip.clock, title: stamp, deleted: stamp },
  };
  await couch.ask('PUT', `/${String(doc?.['_id'])}`, { ...doc, clip: forged });
  await b.sync();
  const kept = (await collectionOf(b)).clips[0];
  expect(kept).toMatchObject({ title: 'one', deletedAt: null });
  const { clip: next } = await saveArticle(b.db, page('two'), {}, Date.now());
  expect(Math.abs(next.clippedAt - Date.now())).toBeLessThan(60_000);
  // b's version is valid, and replaces what the database holds.
  await b.sync();
  await a.sync();
  expect((await collectionOf(a)).clips.map(({ title }) => title).toSorted()).toEqual([
    'one',
    'two',
  ]);
});
