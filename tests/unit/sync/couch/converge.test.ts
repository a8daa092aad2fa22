// @vitest-environment node
import { expect, test } from 'vitest';
import { editClips, saveArticle } from '@/lib/store/save';
import { collectionOf, couchTests, page } from './devices';

const couch = couchTests();
const NOTHING = {
  received: 0,
  published: 0,
  waiting: 0,
  unreadable: 0,
  ahead: 0,
  unfit: 0,
  more: false,
};

test('two devices converge, including texts', async () => {
  const [a, b] = [couch.device('a'), couch.device('b')];
  const { clip } = await saveArticle(a.db, page('x'), { tags: ['t'], note: 'n' }, 1000);
  await saveArticle(b.db, page('y'), {}, 1000);
  expect(await a.sync()).toEqual({ ...NOTHING, published: 1 });
  expect(await b.sync()).toEqual({ ...NOTHING, received: 1, published: 1 });
  expect(await a.sync()).toEqual({ ...NOTHING, received: 1 });
  expect(await collectionOf(a)).toEqual(await collectionOf(b));
  expect((await collectionOf(a)).contents).toHaveLength(2);

  await editClips(a.db, [clip.id], { title: 'On a', tags: ['t', 'a'], note: 'from a' }, 2000);
  await editClips(b.db, [clip.id], { starred: true, note: 'from b' }, 3000);
  for (const each of [b, a, b]) await each.sync();
  expect(await collectionOf(a)).toEqual(await collectionOf(b));
  expect(await b.db.clips.get(clip.id)).toMatchObject({
    title: 'On a',
    starred: true,
    tags: ['a', 't'],
    note: 'from a\n\nfrom b',
  });
  expect([await a.sync(), await b.sync()]).toEqual([NOTHING, NOTHING]);
});

test('a deletion arrives as a tombstone, and a concurrent edit does not undo it', async () => {
  const [a, b] = [couch.device('a'), couch.device('b')];
  const { clip } = await saveArticle(a.db, page('x'), {}, 1000);
  for (const each of [a, b]) await each.sync();
  await editClips(a.db, [clip.id], { deleted: true }, 2000);
  await editClips(b.db, [clip.id], { title: 'Edited' }, 3000);
  for (const each of [a, b, a]) await each.sync();
  for (const { db } of [a, b]) {
    expect(await db.clips.get(clip.id)).toMatchObject({ shelf: 'trash', title: 'Edited' });
  }
});

test('every revision of a text is stored on every device', async () => {
  const [a, b] = [couch.device('a'), couch.device('b')];
  await saveArticle(a.db, page('x', { html: '<p>first</p>', text: 'first' }), {}, 1000);
  await a.sync();
  await saveArticle(a.db, page('x', { html: '<p>second</p>', text: 'second' }), {}, 2000);
  for (const each of [a, b]) await each.sync();
  expect((await collectionOf(b)).contents.map(({ text }) => text).toSorted()).toEqual([
    'first',
    'second',
  ]);
});

test('a second round has nothing to fetch or write', async () => {
  const [a, b] = [couch.device('a'), couch.device('b')];
  for (let each = 0; each < 300; each += 1) await saveArticle(a.db, page(`x${each}`), {}, 1000);
  await a.sync();
  const { update_seq: before } = await couch.ask('GET', '');
  expect(await b.sync()).toEqual({ ...NOTHING, received: 300 });
  for (const each of [b, a]) expect(await each.sync()).toEqual(NOTHING);
  expect((await couch.ask('GET', '')).update_seq).toBe(before);
  expect(await collectionOf(b)).toEqual(await collectionOf(a));
});

test('conflicting revisions from replication between servers are merged and cleaned up', async () => {
  const [a, b] = [couch.device('a'), couch.device('b')];
  const { clip } = await saveArticle(a.db, page('x'), {}, 1000);
  for (const each of [a, b]) await each.sync();
  const id = `tearsheet:clip:${clip.id}`;
  const first = (await couch.documents()).get(id);
  await editClips(a.db, [clip.id], { note: 'from a', tags: ['a'] }, 2000);
  await a.sync();
  const doc = (await couch.documents()).get(id);
  await editClips(b.db, [clip.id], { note: 'from b', starred: true }, 3000);
  const { clips } = await collectionOf(b);
  const [, start] = String(first?._rev).split('-');
  for (const branch of ['f'.repeat(32), '0'.repeat(32)]) {
    await couch.ask('POST', '/_bulk_docs', {
      new_edits: false,
      docs: [
        {
          ...doc,
          clip: clips[0],
          _rev: `2-${branch}`,
          _revisions: { start: 2, ids: [branch, start] },
        },
      ],
    });
  }
  expect(await couch.ask('GET', `/${id}?conflicts=true`)).toHaveProperty('_conflicts.length', 2);

  const c = couch.device('c');
  for (const each of [a, c, a]) await each.sync();
  expect(await couch.ask('GET', `/${id}?conflicts=true`)).not.toHaveProperty('_conflicts');
  for (const { db } of [a, c]) {
    expect(await db.clips.get(clip.id)).toMatchObject({
      note: 'from a\n\nfrom b',
      tags: ['a'],
      starred: true,
    });
  }
  expect(await a.sync()).toEqual(NOTHING);
});

test('documents of other programs are neither read nor changed', async () => {
  const a = couch.device('a');
  const others = Array.from({ length: 250 }, (_each, index) => ({
    _id: `recipe-${index}`,
    format: 1,
    clip: { id: 'notOurs00' },
  }));
  await couch.ask('POST', '/_bulk_docs', { docs: others });
  await couch.ask('PUT', '/_design/recipes', { views: {} });
  const before = await couch.documents();
  await saveArticle(a.db, page('x'), {}, 1000);
  expect(await a.sync()).toEqual({ ...NOTHING, published: 1 });
  const after = await couch.documents();
  for (const [id, doc] of before) expect(after.get(id)).toEqual(doc);
  expect([...after.keys()].filter((id) => id.startsWith('tearsheet:'))).toHaveLength(3);
  expect((await collectionOf(a)).clips).toHaveLength(1);
});

test('damaged documents and those in a newer format are counted and left unchanged', async () => {
  const [a, b] = [couch.device('a'), couch.device('b')];
  const { clip } = await saveArticle(a.db, page('x'), {}, 1000);
  await a.sync();
  const docs = await couch.documents();
  const id = `tearsheet:clip:${clip.id}`;
  const [good] = [docs.get(id)];
  await couch.ask('POST', '/_bulk_docs', {
    docs: [
      { ...good, format: 99, clip: { future: true } },
      {
        _id: 'tearsheet:clip:hostile01',
        format: 1,
        clip: { ...Object(good?.clip), url: 'javascript:1' },
      },
      { _id: 'tearsheet:clip:stolen001', format: 1, clip: good?.clip },
      { _id: 'tearsheet:contents:broken01:broken01', format: 1, contents: 'x' },
      { _id: 'tearsheet:contents:nonsense', format: 1 },
      { _id: 'tearsheet:image:abcdefgh', format: 1 },
    ],
  });
  const before = await couch.documents();
  await editClips(a.db, [clip.id], { title: 'Edited here' }, 2000);
  expect(await a.sync()).toMatchObject({ received: 0, published: 0, unreadable: 6 });
  expect(await a.sync()).toMatchObject({ unreadable: 6 });
  expect(await couch.documents()).toEqual(before);
  expect(await b.sync()).toMatchObject({ received: 0, unreadable: 6 });
  expect(await a.db.clips.get(clip.id)).toMatchObject({ title: 'Edited here' });

  // Once repaired, it is read again, and edits made in the meantime are merged.
  await couch.ask('POST', '/_bulk_docs', { docs: [{ ...good, _rev: before.get(id)?._rev }] });
  for (const each of [a, b]) expect(await each.sync()).toMatchObject({ unreadable: 5 });
  expect(await b.db.clips.get(clip.id)).toMatchObject({ title: 'Edited here' });
});
