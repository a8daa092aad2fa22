import { expect, test } from 'vitest';
import { excerptOf } from '@/lib/clips/excerpt';
import { ClipDatabase } from '@/lib/store/database';
import { deleteForGood } from '@/lib/store/delete-for-good';
import { keepImages } from '@/lib/store/images';
import { listedClips, makePreview } from '@/lib/store/previews';
import { editClips, saveArticle } from '@/lib/store/save';
import { article } from '../articles';

const image = (url: string, ...bytes: number[]) => ({
  url,
  type: 'image/png',
  bytes: new Uint8Array(bytes),
});

const previewOf = async (db: ClipDatabase, { id }: { id: string }) =>
  (await listedClips(db, [id]))[0]?.preview;

test('a list shows clips in the requested order, with their site icons', async () => {
  const db = new ClipDatabase('listed');
  const save = (url: string) => saveArticle(db, article({ url, canonicalUrl: null }), {}, 1e12);
  const [one, two] = [await save('https://www.a.example/1'), await save('https://b.example/2')];
  await db.siteIcons.put({ host: 'a.example', type: 'image/webp', bytes: new Uint8Array([7]) });
  const listed = await listedClips(db, [two.clip.id, 'none', one.clip.id]);
  expect(listed.map((each) => each?.clip.url)).toEqual([two.clip.url, undefined, one.clip.url]);
  expect(listed.map((each) => each?.icon?.bytes[0])).toEqual([undefined, undefined, 7]);
});

test('a preview has an excerpt and the lead image, and is deleted with its clip', async () => {
  const db = new ClipDatabase('previews');
  const url = 'https://a.example/lead.png';
  const lead = { url, alt: null, credit: null };
  const { clip } = await saveArticle(
    db,
    article({ excerpt: null, text: 'First line.\nSecond line.', leadImage: lead }),
    {},
    1e12,
  );
  await keepImages(db, clip.id, [image('https://a.example/x.png', 9, 9, 9), image(url, 1, 2)], 100);
  await makePreview(db, clip, async ({ bytes }) => ({ type: 'image/webp', bytes }));
  const made = await previewOf(db, clip);
  expect(made).toMatchObject({ excerpt: 'First line. Second line.', revision: clip.revision });
  expect([...(made?.thumbnail?.bytes ?? [])]).toEqual([1, 2]);

  // Another image may now be the one to show, so the preview is made again.
  await keepImages(db, clip.id, [image('https://a.example/y.png', 3)], 100);
  expect(await previewOf(db, clip)).toBeUndefined();

  await makePreview(db, clip, async () => null);
  await editClips(db, [clip.id], { deleted: true }, 1e12 + 1);
  await deleteForGood(db, [clip.id], 1e12 + 2);
  expect(await previewOf(db, clip)).toBeUndefined();
  expect(await makePreview(db, clip, async () => null)).not.toBeNull();
  expect(await previewOf(db, clip)).toBeUndefined();
});

test('no preview is stored if the image cannot be decoded, so that another context can make it', async () => {
  const db = new ClipDatabase('previews-later');
  const { clip } = await saveArticle(db, article({ leadImage: null }), {}, 1e12);
  await keepImages(db, clip.id, [image('https://a.example/x.svg', 1)], 100);
  expect(await makePreview(db, clip, async () => undefined)).toBeNull();
  expect(await db.previews.count()).toBe(0);
});

test.each([
  ['', null],
  [' \n ', null],
  ['Short.', 'Short.'],
  ['They were leaving.[1][12] Half of them stayed.', 'They were leaving. Half of them stayed.'],
  ['The first is items[0] of them.', 'The first is items[0] of them.'],
  ['word '.repeat(100), `${'word '.repeat(48).trim()}…`],
  ['語'.repeat(500), `${'語'.repeat(240)}…`],
])('the excerpt of “%s” ends at a word, without footnote marks', (text, wanted) => {
  expect(excerptOf(text)).toBe(wanted);
});
