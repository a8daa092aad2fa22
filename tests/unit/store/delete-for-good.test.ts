import { beforeEach, expect, test } from 'vitest';
import { forGoodStamp } from '@/lib/clips/for-good';
import { mergeClips } from '@/lib/clips/merge';
import { makeStamp } from '@/lib/clips/stamp';
import { ClipDatabase, clipOf } from '@/lib/store/database';
import { deleteForGood, trashedIds } from '@/lib/store/delete-for-good';
import { keepImages } from '@/lib/store/images';
import { changedSince } from '@/lib/store/journal';
import { restoreStashed, STASH_LIFE, stashedIds, removeExpiredStash } from '@/lib/store/stash';
import { mergeIntoCollection } from '@/lib/store/merge';
import { listClipIds } from '@/lib/store/queries';
import { editClips, saveArticle } from '@/lib/store/save';
import { article } from '../articles';
import { exportedText } from '../export/exporting';
import { file, importFiles } from '../import/files';

let db: ClipDatabase;
let count = 0;
beforeEach(() => {
  db = new ClipDatabase(`for-good-${(count += 1)}`);
});

const SECRET = 'a secret sentence';
const picture = {
  url: 'https://a.example/1.png',
  type: 'image/png',
  bytes: new Uint8Array([1, 2]),
};

/** A clip with a value in every field, none of which may remain. */
async function secretClip() {
  const html = `<p>${SECRET}</p>`;
  const made = article({ title: SECRET, excerpt: SECRET, html, text: SECRET, authors: [SECRET] });
  const { clip } = await saveArticle(db, made, { tags: ['secret'], note: SECRET }, 1000);
  const anchor = { revision: clip.revision, start: 0, end: 3 };
  const quote = { exact: SECRET, prefix: '', suffix: '' };
  const highlights = [{ id: 'highlight-1', add: { createdAt: 1, quote, anchor } }];
  await editClips(db, [clip.id], { highlights }, 1100);
  await keepImages(db, clip.id, [picture], 1000);
  return clip.id;
}

const everything = async () => {
  const tables = await Promise.all(db.tables.map((table) => table.toArray()));
  return JSON.stringify(tables);
};

test('permanent deletion leaves only a tombstone', async () => {
  const id = await secretClip();
  const shared = await saveArticle(db, article({ canonicalUrl: 'https://b.example/' }), {}, 1200);
  await keepImages(db, shared.clip.id, [{ ...picture, bytes: new Uint8Array([9]) }], 1000);
  expect(await deleteForGood(db, [id], 2000)).toBe(0);
  await editClips(db, [id], { deleted: true }, 2100);
  expect(await deleteForGood(db, await trashedIds(db), 2200)).toBe(1);

  expect(await everything()).not.toContain('secret');
  expect(await db.images.count()).toBe(1);
  expect(
    await db.contents.where('[clipId+revision]').between([id, ''], [id, '\uffff']).count(),
  ).toBe(0);
  expect(await listClipIds(db, { place: 'trash', tag: null })).toEqual([]);
  expect(await db.clips.get(id)).toMatchObject({
    shelf: 'gone',
    title: 'https://news.example/mexico',
  });
  expect(await exportedText(db, 'backup')).not.toContain('secret');
});

test('neither an older state nor an older backup restores a permanently deleted clip', async () => {
  const id = await secretClip();
  const row = await db.clips.get(id);
  const contents = await db.contents.toArray();
  const backup = await exportedText(db, 'backup');
  await editClips(db, [id], { deleted: true }, 2100);
  await deleteForGood(db, [id], 2200);
  if (!row) throw new Error('no clip');
  await mergeIntoCollection(db, [clipOf(row)], contents);
  await mergeIntoCollection(db, [], contents);
  await importFiles(db, [file('b.json', backup)]);
  expect(await everything()).not.toContain('secret');
});

test('a clip permanently deleted on another device can be restored for a while', async () => {
  const id = await secretClip();
  const other = new ClipDatabase(`for-good-other-${count}`);
  const alive = await db.clips.get(id);
  if (!alive) throw new Error('no clip');
  await mergeIntoCollection(other, [clipOf(alive)], [], 3000);
  await editClips(other, [id], { deleted: true }, 4000);
  await deleteForGood(other, [id], 4100);
  const gone = await other.clips.get(id);
  if (!gone) throw new Error('no clip');

  await mergeIntoCollection(db, [clipOf(gone)], [], 5000);
  expect(await listClipIds(db, { place: 'trash', tag: null })).toEqual([]);
  expect(await exportedText(db, 'backup')).not.toContain('secret');
  expect((await changedSince(db, 0, 10)).contents).toEqual([]);
  expect(await stashedIds(db)).toEqual([id]);
  await removeExpiredStash(db, 5000 + STASH_LIFE);
  expect(await restoreStashed(db, [id], 6000)).toBe(1);
  expect(await db.clips.get(id)).toMatchObject({ title: SECRET, note: SECRET, deletedAt: null });
  expect((await changedSince(db, 0, 10)).contents).toHaveLength(1);
  expect(await stashedIds(db)).toEqual([]);
  // Devices that had already applied the deletion receive the clip again.
  const back = await db.clips.get(id);
  if (!back) throw new Error('no clip');
  await mergeIntoCollection(other, [clipOf(back)], [], 7000);
  expect(await other.clips.get(id)).toMatchObject({ title: SECRET, shelf: 'inbox' });

  await mergeIntoCollection(
    db,
    [clipOf({ ...gone, clock: { ...gone.clock, deleted: forGoodStamp(makeStamp(8000, 0, 'a')) } })],
    [],
    8000,
  );
  await removeExpiredStash(db, 8001 + STASH_LIFE);
  expect(await everything()).not.toContain('secret');
});

test('a permanent deletion merges in any order, and the page can be clipped anew', async () => {
  const id = await secretClip();
  const alive = await db.clips.get(id);
  await editClips(db, [id], { deleted: true }, 2100);
  await deleteForGood(db, [id], 2200);
  const gone = await db.clips.get(id);
  if (!alive || !gone) throw new Error('no clip');
  const [a, b] = [clipOf(alive), clipOf(gone)];
  expect(mergeClips(a, b)).toEqual(b);
  expect(mergeClips(b, a)).toEqual(b);
  const { clip } = await saveArticle(db, article({ title: 'Again' }), {}, 2200);
  expect(clip).toMatchObject({ title: 'Again', deletedAt: null, note: '', tags: [] });
  expect(mergeClips(b, clip)).toEqual(clip);
  expect(await listClipIds(db, { place: 'inbox', tag: null })).toEqual([id]);
});
