import { expect, test } from 'vitest';
import { imageAddresses } from '../../../lib/clips/image';
import { ClipDatabase } from '../../../lib/store/database';
import { imageLimit, imagesOf, keepImageLimit, keepImages } from '../../../lib/store/images';

const image = (url: string, ...bytes: number[]) => ({
  url,
  type: 'image/png',
  bytes: new Uint8Array(bytes),
});

test('identical images are stored once, and found by the URL in each clip', async () => {
  const db = new ClipDatabase('images-once');
  await keepImages(db, 'one', [image('https://a.example/x.png', 1, 2)], 100);
  await keepImages(
    db,
    'two',
    [image('https://b.example/y.png', 1, 2), image('https://b.example/z.png', 3)],
    100,
  );
  expect(await db.images.count()).toBe(2);
  const kept = await imagesOf(db, 'two');
  expect([...kept.keys()].toSorted()).toEqual([
    'https://b.example/y.png',
    'https://b.example/z.png',
  ]);
  expect([...(kept.get('https://b.example/y.png')?.bytes ?? [])]).toEqual([1, 2]);
  expect([...(await imagesOf(db, 'one')).keys()]).toEqual(['https://a.example/x.png']);
});

test('images over the limit are left out, but smaller ones are still stored', async () => {
  const db = new ClipDatabase('images-limit');
  const images = [
    image('https://a.example/1', 1, 2, 3),
    image('https://a.example/2', 4, 5, 6),
    image('https://a.example/3', 7),
  ];
  await keepImages(db, 'one', images, 4);
  expect([...(await imagesOf(db, 'one')).keys()]).toEqual([
    'https://a.example/1',
    'https://a.example/3',
  ]);
});

test('earlier images count towards the limit, and a replaced one does not count twice', async () => {
  const db = new ClipDatabase('images-before');
  await keepImages(db, 'one', [image('https://a.example/1', 1, 2, 3)], 4);
  await keepImages(db, 'one', [image('https://a.example/2', 4, 5)], 4);
  await keepImages(db, 'one', [image('https://a.example/1', 6, 7, 8)], 4);
  const kept = await imagesOf(db, 'one');
  expect([...kept.keys()]).toEqual(['https://a.example/1']);
  expect([...(kept.get('https://a.example/1')?.bytes ?? [])]).toEqual([6, 7, 8]);
});

test('the limit is stored, and an invalid one falls back to the default', async () => {
  const db = new ClipDatabase('images-setting');
  expect(await imageLimit(db)).toBe(20_000_000);
  await keepImageLimit(db, 0);
  expect(await imageLimit(db)).toBe(0);
  await db.meta.put({ key: 'imageLimit', value: '17' });
  expect(await imageLimit(db)).toBe(20_000_000);
});

test('the URLs of an article’s images come from its HTML and lead image', () => {
  const html =
    '<p><img alt="a > b" src="https://a.example/1.png?a=1&amp;b=2"><img src="data:image/png;base64,AA=="></p><img src="https://a.example/2.png">';
  const leadImage = { url: 'https://a.example/2.png', alt: null, credit: null };
  expect(imageAddresses({ html, leadImage })).toEqual([
    'https://a.example/2.png',
    'https://a.example/1.png?a=1&b=2',
  ]);
});
