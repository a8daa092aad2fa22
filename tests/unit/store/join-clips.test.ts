import { beforeEach, expect, test } from 'vitest';
import { ClipDatabase } from '@/lib/store/database';
import { distinctGroups, groupKey, setDistinct } from '@/lib/store/distinct';
import { imagesOf, keepImages } from '@/lib/store/images';
import { joinClips, undoJoin } from '@/lib/store/join-clips';
import { changedSince, lastSeq } from '@/lib/store/journal';
import { mergeIntoCollection } from '@/lib/store/merge';
import { tagUses } from '@/lib/store/queries';
import { editClips, saveArticle } from '@/lib/store/save';
import { article } from '../articles';

let db: ClipDatabase;
let name = 0;
beforeEach(() => {
  db = new ClipDatabase(`join-${(name += 1)}`);
});

async function two() {
  const save = async (url: string, html: string, tags: string[], note: string, now: number) =>
    (
      await saveArticle(
        db,
        article({ url, canonicalUrl: url, html, text: html }),
        { tags, note },
        now,
      )
    ).clip;
  const old = await save('https://a.example/1', '<p>old</p>', ['x', 'y'], 'one', 1000);
  const young = await save('https://a.example/1/', '<p>new</p>', ['y', 'z'], 'two', 2000);
  const quote = { exact: 'old', prefix: '', suffix: '' };
  const anchor = { revision: old.revision, start: 0, end: 3 };
  const add = { createdAt: 5, quote, anchor };
  const marked = { id: 'highlight1', add, colour: 'green', note: 'hm' } as const;
  await editClips(db, [old.id], { starred: true, progress: 40, highlights: [marked] }, 3000);
  return { old, young };
}

test('the remaining clip has the data of both, and the other becomes a tombstone', async () => {
  const { old, young } = await two();
  const url = 'https://a.example/i.png';
  const image = { url, type: 'image/png', bytes: Uint8Array.of(1, 2, 3) } as const;
  await keepImages(db, old.id, [image], 100);
  const seq = await lastSeq(db);
  await joinClips(db, young.id, [old.id], 4000);
  expect(await db.clips.get(young.id)).toMatchObject({
    tags: ['x', 'y', 'z'],
    note: 'two\n\none',
    starred: true,
    progress: 40,
    clippedAt: 1000,
    deletedAt: null,
    highlights: [{ id: 'highlight1', colour: 'green', note: 'hm', quote: { exact: 'old' } }],
  });
  expect(await db.clips.get(old.id)).toMatchObject({ deletedAt: 4000, tags: ['x', 'y'] });
  const texts = await db.contents
    .where('[clipId+revision]')
    .between([young.id, ''], [young.id, '\uffff'])
    .toArray();
  expect(texts.map(({ text }) => text).toSorted()).toEqual(['<p>new</p>', '<p>old</p>']);
  const { clips, contents } = await changedSince(db, seq, 10);
  expect([clips.length, contents.length]).toEqual([2, 1]);
  expect([...(await imagesOf(db, young.id)).keys()]).toEqual([url]);
  // Another device arrives at the same result.
  const other = new ClipDatabase(`join-other-${name}`);
  await mergeIntoCollection(other, (await changedSince(db, 0, 10)).clips, []);
  expect((await other.clips.get(young.id))?.clippedAt).toBe(1000);
});

test('undoing a merge restores both clips', async () => {
  const { old, young } = await two();
  const bare = async () =>
    (await db.clips.toArray()).map(
      ({ id, tags, note, starred, progress, clippedAt, deletedAt, highlights }) => ({
        id,
        tags,
        note,
        starred,
        progress,
        clippedAt,
        deletedAt,
        highlights: highlights.length,
      }),
    );
  const before = await bare();
  const uses = await tagUses(db);
  const joined = await joinClips(db, young.id, [old.id], 4000);
  if (!joined) throw new Error('not joined');
  await undoJoin(db, joined, 5000);
  expect(await bare()).toEqual(before);
  expect(await tagUses(db)).toEqual(uses);
  expect(await db.contents.count()).toBe(2);
});

test('nothing is merged if the other clip was deleted in the meantime', async () => {
  const { old, young } = await two();
  await editClips(db, [old.id], { deleted: true }, 4000);
  expect(await joinClips(db, young.id, [old.id], 5000)).toBeNull();
});

test('a group marked as distinct stays so, in any order', async () => {
  await setDistinct(db, ['b', 'a'], true);
  expect((await distinctGroups(db)).has(groupKey(['a', 'b']))).toBe(true);
  await setDistinct(db, ['a', 'b'], false);
  expect((await distinctGroups(db)).size).toBe(0);
});
