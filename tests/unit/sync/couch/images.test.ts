// @vitest-environment node
import { beforeAll, describe, expect, test } from 'vitest';
import type { ReadImage } from '@/lib/clips/image';
import { imagesOf, keepImageLimit, keepImages } from '@/lib/store/images';
import { saveArticle } from '@/lib/store/save';
import type { Sealing } from '@/lib/sync/sealing';
import { newSealing } from '@/lib/sync/sealing';
import type { Device } from './devices';
import { couchTests, page } from './devices';

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

/** An image with distinct bytes, which need not be decodable. */
const image = (name: string, size = 40): ReadImage => ({
  url: `https://a.example/${name}.png`,
  type: 'image/png',
  bytes: new TextEncoder().encode(name.repeat(size)),
});

/** Saves a clip and stores images for it, as when an article is clipped. */
async function saveWith({ db }: Device, path: string, images: readonly ReadImage[]) {
  const { clip } = await saveArticle(db, page(path), {}, 1000);
  await keepImages(db, clip.id, images, 1e9);
  return clip.id;
}

const shown = async ({ db }: Device, clipId: string) => [...(await imagesOf(db, clipId)).values()];
const imageDocs = async () =>
  [...(await couch.documents()).keys()].filter((id) => /:(?:sealed-)?image:/.test(id));

let sealing: Sealing;
beforeAll(async () => {
  sealing = await newSealing('correct horse battery staple');
});

describe.each([
  ['unencrypted', () => ({})],
  ['encrypted', () => ({ sealing })],
])('images that replicate %s', (_, options) => {
  test('arrive with the clips that show them, each once', async () => {
    const [a, b] = [couch.device('a', options()), couch.device('b', options())];
    const x = await saveWith(a, 'x', [image('one'), image('two')]);
    const y = await saveWith(a, 'y', [image('two')]);
    for (const each of [a, b]) await each.sync();
    expect(await shown(b, x)).toEqual([image('one'), image('two')]);
    expect(await shown(b, y)).toEqual([image('two')]);
    expect(await imageDocs()).toHaveLength(2);
    expect([await a.sync(), await b.sync()]).toEqual([NOTHING, NOTHING]);
  });

  test('follow if they are saved after their clip has replicated', async () => {
    const [a, b] = [couch.device('a', options()), couch.device('b', options())];
    const id = await saveWith(a, 'x', []);
    for (const each of [a, b]) await each.sync();
    await keepImages(a.db, id, [image('late')], 1e9);
    for (const each of [a, b]) await each.sync();
    expect(await shown(b, id)).toEqual([image('late')]);
    await keepImages(b.db, id, [image('later')], 1e9);
    for (const each of [b, a]) await each.sync();
    expect(await shown(a, id)).toEqual([image('late'), image('later')]);
    expect([await a.sync(), await b.sync()]).toEqual([NOTHING, NOTHING]);
  });
});

test('a device that stores no images receives none', async () => {
  const [a, b] = [couch.device('a'), couch.device('b')];
  const id = await saveWith(a, 'x', [image('one')]);
  await keepImageLimit(b.db, 0);
  for (const each of [a, b]) await each.sync();
  expect(await b.db.clips.count()).toBe(1);
  expect(await shown(b, id)).toEqual([]);
  expect(await b.db.images.count()).toBe(0);
});

test('an image whose bytes do not match its hash is ignored', async () => {
  const [a, b] = [couch.device('a'), couch.device('b')];
  const id = await saveWith(a, 'x', [image('one'), image('two')]);
  await a.sync();
  const [docId = ''] = await imageDocs();
  const doc = (await couch.documents()).get(docId);
  const bytes = { content_type: 'image/png', data: btoa('something else') };
  await couch.ask('PUT', `/${docId}`, { ...doc, _attachments: { bytes } });
  expect(await b.sync()).toMatchObject({ received: 1, unreadable: 1 });
  expect(await shown(b, id)).toHaveLength(1);
});

test('images deleted on the server are published again', async () => {
  const [a, b] = [couch.device('a'), couch.device('b')];
  const id = await saveWith(a, 'x', [image('one')]);
  await a.sync();
  for (const [docId, { _rev: rev }] of await couch.documents()) {
    if (docId.includes(':image')) await couch.ask('DELETE', `/${docId}?rev=${String(rev)}`);
  }
  for (const each of [a, b]) await each.sync();
  expect(await shown(b, id)).toEqual([image('one')]);
});

test('a passphrase set later encrypts existing images and removes the unencrypted ones', async () => {
  const [a, b] = [couch.device('a'), couch.device('b', { sealing })];
  const id = await saveWith(a, 'x', [image('one')]);
  await a.sync();
  await keepImageLimit(a.db, 0);
  await a.sync({ sealing });
  const docs = [...(await couch.documents()).keys()];
  expect(docs.filter((docId) => /^tearsheet:(?:image|images|clip|contents):/.test(docId))).toEqual(
    [],
  );
  await b.sync();
  expect(await shown(b, id)).toEqual([image('one')]);
});
