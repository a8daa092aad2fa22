import { beforeEach, expect, test } from 'vitest';
import { retag } from '@/lib/clips/retag';
import { TagCounts } from '@/lib/clips/tag-counts';
import { ClipDatabase } from '@/lib/store/database';
import { editMany, undoMany } from '@/lib/store/edit-many';
import { changedSince, lastSeq } from '@/lib/store/journal';
import { idsWithin, tagUses } from '@/lib/store/queries';
import { changeClips, editClips, saveArticle } from '@/lib/store/save';
import { mergeIntoCollection } from '@/lib/store/merge';
import { article } from '../articles';

let db: ClipDatabase;
let name = 0;
beforeEach(() => {
  db = new ClipDatabase(`edit-many-${(name += 1)}`);
});

async function fill(count: number, tagsOf: (index: number) => string[]): Promise<string[]> {
  const ids: string[] = [];
  for (let index = 0; index < count; index += 1) {
    const url = `https://news.example/${index}`;
    const saved = await saveArticle(
      db,
      article({ url, canonicalUrl: url }),
      { tags: tagsOf(index) },
      1000 + index,
    );
    ids.push(saved.clip.id);
  }
  return ids;
}

const following = (signal = new AbortController().signal) => ({
  signal,
  onProgress: () => undefined,
  now: () => 9_000_000,
});

/** The counts, computed by a pass over all clips. */
async function countedAnew() {
  const counts = new TagCounts();
  await db.clips.each((row) => counts.add(row, 1));
  return counts.rows().toSorted((a, b) => (a.tag < b.tag ? -1 : 1));
}

test('tag counts stay correct whichever way clips are written', async () => {
  const ids = await fill(6, (index) => ['energy/oil', `t${index % 2}`]);
  expect(await tagUses(db)).toEqual(await countedAnew());
  expect((await tagUses(db)).find(({ tag }) => tag === 'energy')).toMatchObject({ own: 0, all: 6 });
  await editClips(db, ids.slice(0, 2), { tags: ['energy', 'energy/oil'] }, 8000);
  await editClips(db, ids.slice(2, 3), { deleted: true }, 8000);
  expect(await tagUses(db)).toEqual(await countedAnew());
  const [row] = await db.clips.bulkGet(ids.slice(3, 4));
  if (!row) throw new Error('no row');
  const other = new ClipDatabase(`edit-many-other-${name}`);
  await mergeIntoCollection(other, [row], []);
  const [{ clip } = { clip: row }] = await changeClips(other, [row.id], { tags: ['new'] }, 9000);
  // Twice in one call, as can happen in a remote's page of changes.
  await mergeIntoCollection(db, [clip, clip], []);
  expect(await tagUses(db)).toEqual(await countedAnew());
  await editClips(db, ids, { deleted: true }, 9_000_000);
  expect(await tagUses(db)).toEqual([]);
});

test('renaming a tag affects every clip, even in the trash, is published, and can be undone', async () => {
  const ids = await fill(5, (index) => (index < 3 ? ['oil', 'oil/crude'] : ['petrol']));
  await editClips(db, ids.slice(0, 1), { deleted: true }, 8000);
  await editClips(db, ids.slice(1, 2), { tags: ['oil', 'petrol'] }, 8000);
  const before = (await db.clips.toArray()).map(({ id, tags }) => [id, tags]);
  const seq = await lastSeq(db);
  const change = { from: 'oil', to: 'petrol' };
  const done = await editMany(
    db,
    await idsWithin(db, 'oil'),
    ({ tags }) => ({ tags: retag(tags, change) }),
    following(),
  );
  expect([...done.keys()].toSorted()).toEqual(ids.slice(0, 3).toSorted());
  expect(await idsWithin(db, 'oil')).toEqual([]);
  expect((await changedSince(db, seq, 10)).clips.map(({ id }) => id).toSorted()).toEqual(
    ids.slice(0, 3).toSorted(),
  );
  expect(await tagUses(db)).toEqual(await countedAnew());
  await undoMany(db, done, following());
  expect((await db.clips.toArray()).map(({ id, tags }) => [id, tags])).toEqual(before);
});

test('undo keeps later changes', async () => {
  const [id = ''] = await fill(1, () => ['a']);
  const done = await editMany(db, [id], { tags: ['b'], archived: true, note: 'n' }, following());
  await editClips(db, [id], { tags: ['b', 'later'], note: 'mine' }, 9_000_001);
  await undoMany(db, done, following());
  expect(await db.clips.get(id)).toMatchObject({
    tags: ['a', 'later'],
    archived: false,
    note: 'mine',
  });
});

test('an aborted edit leaves every clip consistent, and reports which were edited', async () => {
  const ids = await fill(1010, () => ['old']);
  const stop = new AbortController();
  const done = await editMany(
    db,
    ids,
    { tags: ['new'], starred: true },
    { ...following(stop.signal), onProgress: () => stop.abort() },
  );
  expect(done.size).toBe(1000);
  const rows = await db.clips.toArray();
  for (const row of rows) {
    expect([row.tags.join(), row.starred]).toEqual(
      done.has(row.id) ? ['new', true] : ['old', false],
    );
  }
  expect(await tagUses(db)).toEqual(await countedAnew());
});
