import { beforeAll, expect, test } from 'vitest';
import type { ListOrder } from '@/lib/clips/list-view';
import { ClipDatabase } from '@/lib/store/database';
import { listClipIds, newestClips, placeCounts } from '@/lib/store/queries';
import { editClips, saveArticle } from '@/lib/store/save';
import { sortIds } from '@/lib/store/sorting';
import { article } from '../articles';

const db = new ClipDatabase('sorting');
const DAY = Date.UTC(2026, 0, 1);
const named = new Map<string, string>();

/** Saves a clip, each later than the previous one, and sets its reading progress. */
async function save(title: string, part: object, progress: number, tags: string[] = []) {
  const now = DAY + named.size * 1000;
  const url = `https://a.example/${title}`;
  const { clip } = await saveArticle(
    db,
    article({ url, canonicalUrl: null, title, ...part }),
    { tags },
    now,
  );
  named.set(clip.id, title);
  if (progress > 0) await editClips(db, [clip.id], { progress }, now + 500_000 - progress * 1000);
  return clip.id;
}

beforeAll(async () => {
  await save('zebra', { siteName: 'B', wordCount: 10, publishedAt: '2020-01-01' }, 100, ['t']);
  await save('Apple', { siteName: 'a', wordCount: 30, publishedAt: null }, 40, ['t']);
  await save('Éclair 10', { siteName: null, wordCount: 20, publishedAt: '2024' }, 0);
  await save('Éclair 9', { siteName: 'C', wordCount: 5, publishedAt: '2021-05-01T10:00' }, 0, [
    't',
  ]);
  const gone = await save('gone', { siteName: 'C' }, 50, ['t']);
  await editClips(db, [gone], { deleted: true }, DAY + 1e6);
  const kept = await save('kept', { siteName: 'C', wordCount: 1, publishedAt: '2019' }, 100, ['t']);
  await editClips(db, [kept], { archived: true }, DAY + 1e6);
});

const titles = (ids: readonly string[]) => ids.map((id) => named.get(id));

test.each<[ListOrder, string[]]>([
  ['clipped', ['Éclair 9', 'Éclair 10', 'Apple', 'zebra']],
  ['title', ['Apple', 'Éclair 9', 'Éclair 10', 'zebra']],
  // The one without a name is listed by its host, a.example.
  ['site', ['Apple', 'Éclair 10', 'zebra', 'Éclair 9']],
  ['published', ['Éclair 10', 'Éclair 9', 'zebra', 'Apple']],
  ['length', ['Apple', 'Éclair 10', 'zebra', 'Éclair 9']],
  ['read', ['Apple', 'zebra', 'Éclair 9', 'Éclair 10']],
])('the inbox can be sorted by %s', async (order, wanted) => {
  const ids = await listClipIds(db, { place: 'inbox', tag: null });
  expect(titles(await sortIds(db, ids, order, 'en'))).toEqual(wanted);
});

test('files from the disk come after the clips that have a site', async () => {
  const files = new ClipDatabase('sorting-files');
  const keep = async (url: string, siteName: string | null) =>
    (await saveArticle(files, article({ url, canonicalUrl: null, siteName }), {}, DAY)).clip.id;
  const file = await keep('https://file.invalid/0123', null);
  const host = await keep('https://www.zoo.example/1', null);
  const site = await keep('https://a.example/1', 'Yard');
  expect(await sortIds(files, [file, host, site], 'site', 'en')).toEqual([site, host, file]);
});

test('clips being read and finished clips have their own lists, with matching counts', async () => {
  const counts = await placeCounts(db);
  const places = ['inbox', 'reading', 'done', 'archive', 'trash'] as const;
  for (const place of places) {
    const ids = await listClipIds(db, { place, tag: null });
    expect([place, ids.length]).toEqual([place, counts[place]]);
    expect((await newestClips(db, place, 10)).map(({ id }) => id)).toEqual(ids);
  }
  expect(titles(await listClipIds(db, { place: 'reading', tag: null }))).toEqual(['Apple']);
  expect(titles(await listClipIds(db, { place: 'done', tag: null }))).toEqual(['kept', 'zebra']);
});

test('a tag lists as many clips as its count, from every place but the trash', async () => {
  const ids = await listClipIds(db, { place: 'inbox', tag: 't' });
  expect(titles(ids)).toEqual(['kept', 'Éclair 9', 'Apple', 'zebra']);
  expect(ids.length).toBe((await db.tags.get('t'))?.all);
});
