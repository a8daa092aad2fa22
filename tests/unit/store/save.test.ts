import { beforeEach, expect, test } from 'vitest';
import { ClipDatabase } from '@/lib/store/database';
import { changedSince } from '@/lib/store/journal';
import { contentsOf, listClipIds, placeCounts, tagCounts } from '@/lib/store/queries';
import { editClips, saveArticle } from '@/lib/store/save';
import { article } from '../articles';

let db: ClipDatabase;
let name = 0;
beforeEach(() => {
  db = new ClipDatabase(`save-${(name += 1)}`);
});

const EVERYTHING = { place: 'inbox', tag: null } as const;

test('a saved article is a clip with its text, and is marked for publishing', async () => {
  const { clip, outcome } = await saveArticle(
    db,
    article(),
    { tags: ['b', ' A '], note: 'n' },
    5000,
  );
  expect(outcome).toBe('added');
  expect(clip).toMatchObject({
    title: 'Mexico to Restore Relations',
    tags: ['A', 'b'],
    note: 'n',
    clippedAt: 5000,
    canonicalUrl: 'https://news.example/mexico',
  });
  expect(await contentsOf(db, clip)).toMatchObject({ html: article().html, text: article().text });
  expect((await changedSince(db, 0, 10)).clips).toEqual([clip]);
});

test('saving a page again adds a revision, and keeps tags and note', async () => {
  const first = await saveArticle(db, article(), { tags: ['mine'], note: 'kept' }, 5000);
  const again = article({
    url: 'https://news.example/mexico?utm_source=y',
    html: '<p>New.</p>',
    text: 'New.',
  });
  const second = await saveArticle(db, again, {}, 9000);
  expect(second.outcome).toBe('updated');
  expect(second.clip).toMatchObject({
    id: first.clip.id,
    tags: ['mine'],
    note: 'kept',
    clippedAt: 5000,
  });
  expect(await db.clips.count()).toBe(1);
  expect((await db.contents.toArray()).map((each) => each.text).toSorted()).toEqual(
    ['New.', article().text].toSorted(),
  );
  expect((await contentsOf(db, second.clip))?.text).toBe('New.');
});

test('saving only the link keeps the existing text', async () => {
  const { clip } = await saveArticle(db, article(), {}, 5000);
  const link = article({ html: '', text: '', wordCount: 0 });
  const after = await saveArticle(db, link, { note: 'link' }, 9000);
  expect(after.clip).toMatchObject({ revision: clip.revision, wordCount: 6, note: 'link' });
});

test('a deleted clip is not listed, and is restored by undo or by saving it again', async () => {
  const { clip } = await saveArticle(db, article(), { tags: ['t'] }, 5000);
  await editClips(db, [clip.id], { deleted: true }, 6000);
  expect(await listClipIds(db, EVERYTHING)).toEqual([]);
  expect(await placeCounts(db)).toMatchObject({ inbox: 0, trash: 1 });
  expect((await tagCounts(db)).size).toBe(0);
  await editClips(db, [clip.id], { deleted: false }, 7000);
  expect(await listClipIds(db, EVERYTHING)).toEqual([clip.id]);
  await editClips(db, [clip.id], { deleted: true }, 8000);
  expect((await saveArticle(db, article(), {}, 9000)).outcome).toBe('restored');
});

test('lists are sorted newest first, and filtered by place and tag including nested ones', async () => {
  const save = async (path: string, title: string, tags: string[], now: number) => {
    const url = `https://news.example/${path}`;
    return (await saveArticle(db, article({ url, canonicalUrl: url, title }), { tags }, now)).clip
      .id;
  };
  const oil = await save('1', 'Crude prices', ['energy/oil'], 1000);
  const cafe = await save('2', 'Le Café des Amis', ['food'], 2000);
  const sun = await save('3', 'Solar prices', ['energy'], 3000);
  expect(await listClipIds(db, EVERYTHING)).toEqual([sun, cafe, oil]);
  expect(await listClipIds(db, { ...EVERYTHING, tag: 'energy' })).toEqual([sun, oil]);
  await editClips(db, [oil, sun], { archived: true, starred: true }, 4000);
  expect(await listClipIds(db, EVERYTHING)).toEqual([cafe]);
  expect(await listClipIds(db, { ...EVERYTHING, place: 'archive' })).toEqual([sun, oil]);
  expect(await listClipIds(db, { ...EVERYTHING, place: 'starred' })).toEqual([sun, oil]);
});

test('stamps only increase even if the clock is set back', async () => {
  const { clip } = await saveArticle(db, article(), {}, 9000);
  const [edited] = await editClips(db, [clip.id], { title: 'Later' }, 1000);
  expect(edited?.title).toBe('Later');
  expect((edited?.clock.title ?? '') > clip.clock.title).toBe(true);
});
