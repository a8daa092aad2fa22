// @vitest-environment node
import { afterEach, beforeEach, expect, test } from 'vitest';
import { imagesOf, keepImages } from '@/lib/store/images';
import { saveArticle } from '@/lib/store/save';
import { offerEverything } from '@/lib/sync/couch/session';
import { newSealing } from '@/lib/sync/sealing';
import type { Proxy } from '../../../couch/proxy';
import { startProxy } from '../../../couch/proxy';
import { couchTests, page } from './devices';

const couch = couchTests();

let proxy: Proxy;
beforeEach(async () => {
  proxy = await startProxy(couch.server.port);
});
afterEach(() => proxy.close());

const through = (name: string) => couch.device(name, { address: proxy.address });

test('an image that the server rejects waits without blocking the rest', async () => {
  const [a, b] = [through('a'), couch.device('b')];
  const image = (name: string, size: number) => ({
    url: `https://a.example/${name}.png`,
    type: 'image/png',
    bytes: new TextEncoder().encode(name.repeat(size)),
  });
  const { clip } = await saveArticle(a.db, page('x'), {}, 1000);
  await keepImages(a.db, clip.id, [image('small', 10), image('huge', 10_000)], 1e9);
  proxy.rule = ({ body }) => (body.length > 8000 ? { status: 413, body: 'Too large' } : null);
  expect(await a.sync()).toMatchObject({ waiting: 1 });
  await b.sync();
  expect([...(await imagesOf(b.db, clip.id)).values()]).toEqual([image('small', 10)]);

  proxy.rule = () => null;
  await offerEverything(a.db);
  expect(await a.sync()).toMatchObject({ waiting: 0 });
  await b.sync();
  expect((await imagesOf(b.db, clip.id)).size).toBe(2);
});

test('a list of images that is too large once encrypted stays unencrypted', async () => {
  const a = through('a');
  const images = Array.from({ length: 100 }, (_each, index) => ({
    url: `https://a.example/${index}.png`,
    type: 'image/png',
    bytes: new TextEncoder().encode(`image ${index}`),
  }));
  const { clip } = await saveArticle(a.db, page('x'), {}, 1000);
  await keepImages(a.db, clip.id, images, 1e9);
  await a.sync();
  // The clip, its text and each image fit.
  proxy.rule = ({ body }) =>
    body.includes('sealed-images') && body.length > 8000 ? { status: 413 } : null;
  await a.sync({ sealing: await newSealing('correct horse battery staple') });
  const there = [...(await couch.documents()).keys()];
  expect(there.filter((docId) => docId.startsWith('tearsheet:images:'))).toHaveLength(1);
  expect(there.filter((docId) => docId.startsWith('tearsheet:image:'))).toEqual([]);
});
