import { Dexie } from 'dexie';
import { expect, test } from 'vitest';
import { NO_STAMP } from '@/lib/clips/stamp';
import { ClipDatabase } from '@/lib/store/database';
import { changedSince, countSince, lastSeq } from '@/lib/store/journal';
import { editClips, saveArticle } from '@/lib/store/save';
import { article } from '../articles';

const page = (path: string) =>
  article({
    url: `https://a.example/${path}`,
    canonicalUrl: null,
    title: path,
    html: `<p>${path}`,
  });

test('every change is read once, however small the batches', async () => {
  const db = new ClipDatabase('journal');
  const ids: string[] = [];
  for (const path of ['a', 'b', 'c'])
    ids.push((await saveArticle(db, page(path), {}, 1000)).clip.id);
  const middle = await lastSeq(db);
  await editClips(db, ids.slice(0, 2), { tags: ['x'] }, 2000);
  expect(await countSince(db, middle)).toBe(2);
  expect((await changedSince(db, middle, 10)).contents).toEqual([]);

  const seen = { clips: [] as string[], contents: [] as string[] };
  let seq = 0;
  for (let more = true; more;) {
    const changes = await changedSince(db, seq, 1);
    seen.clips.push(...changes.clips.map((clip) => clip.title));
    seen.contents.push(...changes.contents.map((each) => each.html));
    ({ seq, more } = changes);
  }
  expect(seen.clips).toEqual(['c', 'a', 'b']);
  expect(seen.contents).toEqual(['<p>a', '<p>b', '<p>c']);
  expect(seq).toBe(await lastSeq(db));
});

test('a collection with the first schema is upgraded in full', async () => {
  const source = new ClipDatabase('journal-source');
  await saveArticle(source, page('old'), { tags: ['kept'], note: 'kept too' }, 1000);
  await saveArticle(source, page('older'), {}, 2000);
  const rows = (await source.clips.toArray()).map(({ seq: _seq, ...row }) => ({
    ...row,
    clock: { ...row.clock, progress: NO_STAMP },
  }));
  const firstRows = rows.map(({ doi: _doi, progress: _progress, highlights: _all, ...row }) => {
    const { progress: _at, highlights: _history, ...clock } = row.clock;
    return { ...row, clock };
  });
  const contents = (await source.contents.toArray()).map(({ seq: _seq, ...row }) => row);

  const first = new Dexie('journal-upgrade');
  first.version(1).stores({
    clips: 'id, clippedAt, [shelf+clippedAt], [star+clippedAt], *tags',
    contents: '[clipId+revision]',
    outbox: 'clipId',
    published: 'clipId',
    meta: 'key',
  });
  await first.table('clips').bulkPut(firstRows);
  await first.table('contents').bulkPut(contents);
  first.close();

  const db = new ClipDatabase('journal-upgrade');
  expect((await db.clips.toArray()).map(({ seq: _seq, ...row }) => row)).toEqual(rows);
  const { clips, contents: texts } = await changedSince(db, 0, 10);
  expect(clips).toHaveLength(2);
  expect(texts).toEqual(contents);
  expect(await lastSeq(db)).toBe(4);
  expect(await db.tags.toArray()).toEqual([{ tag: 'kept', own: 1, all: 1 }]);
  await saveArticle(db, page('new'), {}, 3000);
  expect(await lastSeq(db)).toBe(6);
});

test('a collection with a newer schema is rejected and left unchanged', async () => {
  const newer = new Dexie('journal-newer');
  newer
    .version(9)
    .stores({ clips: 'id, seq', contents: '[clipId+revision]', meta: 'key', more: 'id' });
  await newer.table('clips').put({ id: 'abcdefgh', seq: 1, tomorrow: true });
  newer.close();

  const db = new ClipDatabase('journal-newer');
  await expect(db.clips.toArray()).rejects.toThrow('newer version of Tearsheet');
  await expect(saveArticle(db, page('new'), {}, 3000)).rejects.toThrow('newer');
  db.close();

  await newer.open();
  expect(await newer.table('clips').toArray()).toEqual([
    { id: 'abcdefgh', seq: 1, tomorrow: true },
  ]);
  expect(newer.verno).toBe(9);
});
