import { expect, test } from 'vitest';
import { excerptOf } from '@/lib/clips/excerpt';
import { ClipDatabase } from '@/lib/store/database';
import { deleteForGood } from '@/lib/store/delete-for-good';
import {
  importImages,
  keepImages,
  shareImages,
  storeImages,
  storeImageUses,
} from '@/lib/store/images';
import { mergeIntoCollection } from '@/lib/store/merge';
import { listedClips, makePreview } from '@/lib/store/previews';
import { contentsOf } from '@/lib/store/queries';
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

const scaled = async ({ bytes }: { bytes: Uint8Array<ArrayBuffer> }) => ({
  type: 'image/webp',
  bytes,
});

const PICTURE = image('https://a.example/x.png', 1, 2);
const PICTURE_HASH = 'a12871fee210fb8619291eaea194581cbd2531e4b23759d225f6806923f63222';
const SHOWN = { url: PICTURE.url, hash: PICTURE_HASH };

test.each([
  [
    'from a remote',
    async (db: ClipDatabase, clipId: string) => {
      await storeImages(db, [{ ...PICTURE, hash: PICTURE_HASH }]);
      await storeImageUses(db, [{ clipId, shown: [SHOWN] }]);
    },
  ],
  [
    'from a backup',
    async (db: ClipDatabase, clipId: string) =>
      importImages(db, [{ clipId, images: [{ ...SHOWN, type: 'image/png', data: 'AQI=' }] }]),
  ],
  [
    'from a merged clip',
    async (db: ClipDatabase, clipId: string) => {
      const other = article({ url: 'https://b.example/2', canonicalUrl: null });
      const { clip } = await saveArticle(db, other, {}, 1e12);
      await keepImages(db, clip.id, [PICTURE], 100);
      await shareImages(db, clipId, [clip.id]);
    },
  ],
])('a preview is made again once an image arrives %s, and then stays', async (name, arrive) => {
  const db = new ClipDatabase(`previews ${name}`);
  const { clip } = await saveArticle(db, article({ leadImage: null }), {}, 1e12);
  await makePreview(db, clip, scaled);
  expect((await previewOf(db, clip))?.thumbnail).toBeNull();
  await arrive(db, clip.id);
  expect(await previewOf(db, clip)).toBeUndefined();

  await makePreview(db, clip, scaled);
  expect([...((await previewOf(db, clip))?.thumbnail?.bytes ?? [])]).toEqual([1, 2]);
  await arrive(db, clip.id);
  expect(await previewOf(db, clip)).toBeDefined();
});

test('a preview is made again once its text arrives, unless its page gave an excerpt', async () => {
  const [there, here] = [new ClipDatabase('previews-text'), new ClipDatabase('previews-no-text')];
  const save = async (url: string, excerpt: string | null) =>
    (await saveArticle(there, article({ url, canonicalUrl: null, excerpt }), {}, 1e12)).clip;
  const bare = await save('https://a.example/1', null);
  const described = await save('https://a.example/2', 'What it is about.');
  await mergeIntoCollection(here, [bare, described], []);
  for (const clip of [bare, described]) await makePreview(here, clip, scaled);
  expect((await previewOf(here, bare))?.excerpt).toBeNull();

  const texts = await Promise.all([bare, described].map((clip) => contentsOf(there, clip)));
  await mergeIntoCollection(
    here,
    [],
    texts.flatMap((text) => text ?? []),
  );
  expect(await previewOf(here, bare)).toBeUndefined();
  expect(await previewOf(here, described)).toBeDefined();
});

test('a preview shows an image that arrives while it is being made', async () => {
  const db = new ClipDatabase('previews-meanwhile');
  const { clip } = await saveArticle(db, article({ leadImage: null }), {}, 1e12);
  await keepImages(db, clip.id, [PICTURE], 100);
  let times = 0;
  const made = await makePreview(db, clip, async (small) => {
    times += 1;
    if (times === 1)
      await keepImages(db, clip.id, [image('https://a.example/y.png', 3, 4, 5)], 100);
    return scaled(small);
  });
  expect([...(made?.thumbnail?.bytes ?? [])]).toEqual([3, 4, 5]);
  expect(await previewOf(db, clip)).toEqual(made);
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
