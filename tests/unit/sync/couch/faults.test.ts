// @vitest-environment node
import { afterEach, beforeEach, expect, test } from 'vitest';
import { editClips, saveArticle } from '@/lib/store/save';
import { offerEverything } from '@/lib/sync/couch/session';
import type { Passing, Proxy } from '../../../couch/proxy';
import { startProxy } from '../../../couch/proxy';
import { collectionOf, couchTests, page } from './devices';
import type { Device } from './devices';

const couch = couchTests({ onDisk: true });

let proxy: Proxy;
beforeEach(async () => {
  proxy = await startProxy(couch.server.port);
});
afterEach(() => proxy.close());

const isWrite = ({ path }: Passing) => path.includes('_bulk_docs');
const isClipWrite = (passing: Passing) =>
  isWrite(passing) && passing.body.includes('tearsheet:clip');
const through = (name: string) => couch.device(name, { address: proxy.address });

async function saveMany({ db }: Device, many: number): Promise<void> {
  for (let each = 0; each < many; each += 1) await saveArticle(db, page(`x${each}`), {}, 1000);
}

test.each([
  ['a wrong password', { password: 'sesame' }, 'unauthorised'],
  ['a missing database', { database: 'not-there' }, 'not-found'],
  ['an unreachable address', { address: 'http://127.0.0.1:9' }, 'offline'],
] as const)(
  '%s ends the round with an error that does not include the password',
  async (_what, change, kind) => {
    const a = couch.device('a');
    await saveMany(a, 1);
    const failure = await a.sync(change).catch((error: unknown) => error);
    expect(failure).toMatchObject({ name: 'SyncFailure', kind });
    expect(String(failure)).not.toMatch(/sesame|Basic|127\.0/);
    expect(await a.sync()).toMatchObject({ published: 1 });
  },
);

test('a page that is not CouchDB is reported as such', async () => {
  const a = through('a');
  proxy.rule = () => ({
    status: 200,
    headers: { 'content-type': 'text/html' },
    body: '<h1>Hi</h1>',
  });
  await expect(a.sync()).rejects.toMatchObject({ kind: 'not-a-database' });
  proxy.rule = () => ({ status: 200, body: '{"hello":1}' });
  await expect(a.sync()).rejects.toMatchObject({ kind: 'not-a-database' });
});

test('a user without write access is reported as such', async () => {
  const a = through('a');
  await saveMany(a, 1);
  proxy.rule = (passing) =>
    isWrite(passing)
      ? { status: 403, body: '{"error":"forbidden","reason":"Readers only"}' }
      : null;
  await expect(a.sync()).rejects.toMatchObject({ kind: 'forbidden', message: '403 Readers only' });
});

test('status 429 ends the round with a waiting time, and the next round continues', async () => {
  const a = through('a');
  await saveMany(a, 120);
  let writes = 0;
  proxy.rule = (passing) => {
    writes += isClipWrite(passing) ? 1 : 0;
    return writes === 2 ? { status: 429, headers: { 'retry-after': '7' }, body: '{}' } : null;
  };
  await expect(a.sync()).rejects.toMatchObject({ kind: 'rate-limited', retryAfter: 7000 });
  proxy.rule = () => null;
  proxy.seen.length = 0;
  const { published } = await a.sync();
  expect(published).toBeGreaterThan(0);
  expect(published).toBeLessThan(100);
  const b = couch.device('b');
  await b.sync();
  expect(await collectionOf(b)).toEqual(await collectionOf(a));
});

test('status 413 halves the batch until one document is left, which waits while the rest is sent', async () => {
  const [a, b] = [through('a'), couch.device('b')];
  await saveMany(a, 60);
  await saveArticle(
    a.db,
    page('huge', { html: '<p>huge</p>', text: 'x'.repeat(90_000) }),
    {},
    1000,
  );
  proxy.rule = ({ body }) => (body.length > 8000 ? { status: 413, body: 'Too large' } : null);
  expect(await a.sync()).toMatchObject({ waiting: 1 });
  expect(await a.sync()).toMatchObject({ waiting: 1 });
  await b.sync();
  expect((await collectionOf(b)).clips).toHaveLength(61);
  expect((await collectionOf(b)).contents).toHaveLength(60);

  // Once the server accepts larger documents, reconnecting offers it again.
  proxy.rule = () => null;
  await offerEverything(a.db);
  expect(await a.sync()).toMatchObject({ waiting: 0 });
  await b.sync();
  expect(await collectionOf(b)).toEqual(await collectionOf(a));
});

test('the sync continues after the server was killed in the middle of a batch and restarted', async () => {
  const [a, b] = [through('a'), couch.device('b')];
  await saveMany(a, 150);
  let writes = 0;
  proxy.rule = async (passing) => {
    writes += isClipWrite(passing) ? 1 : 0;
    if (writes === 2) await couch.server.kill();
    return null;
  };
  await expect(a.sync()).rejects.toMatchObject({ kind: 'offline' });
  await expect(a.sync()).rejects.toMatchObject({ kind: 'offline' });
  proxy.rule = () => null;
  await couch.server.restart();
  await a.sync();
  await b.sync();
  expect((await collectionOf(b)).clips).toHaveLength(150);
  expect(await collectionOf(b)).toEqual(await collectionOf(a));
});

test('the next round recovers from a connection lost at any request', async () => {
  const [a, b] = [through('a'), through('b')];
  await saveMany(a, 3);
  await saveArticle(b.db, page('x1', { html: '<p>On b</p>' }), { note: 'from b' }, 2000);
  let failures = 0;
  for (let at = 1; at <= 24; at += 1) {
    const writer = at % 2 === 0 ? a : b;
    await saveArticle(writer.db, page(`later-${at}`), {}, 3000 + at);
    await editClips(
      writer.db,
      (await writer.db.clips.toArray()).map(({ id }) => id),
      { note: `${at}` },
      4000 + at,
    );
    let requests = 0;
    const breakAt = Math.ceil(at / 3);
    proxy.rule = () => ((requests += 1) === breakAt ? 'cut' : null);
    await writer.sync().catch(() => (failures += 1));
    proxy.rule = () => null;
  }
  expect(failures).toBeGreaterThan(15);
  for (const each of [a, b, a, b]) await each.sync();
  expect(await collectionOf(a)).toEqual(await collectionOf(b));
  expect((await collectionOf(a)).clips).toHaveLength(27);
  const docs = await couch.documents();
  expect([...docs.keys()].filter((id) => id.startsWith('tearsheet:clip:'))).toHaveLength(27);
});

test('a recreated database is filled again from the device, and nothing is deleted', async () => {
  const [a, b] = [couch.device('a'), couch.device('b')];
  await saveMany(a, 20);
  for (const each of [a, b]) await each.sync();
  await couch.ask('DELETE', '');
  await expect(a.sync()).rejects.toMatchObject({ kind: 'not-found' });
  await couch.ask('PUT', '');
  expect(await a.sync()).toMatchObject({ published: 20 });
  expect(await b.sync()).toMatchObject({ received: 0, published: 0 });
  expect((await collectionOf(b)).clips).toHaveLength(20);
});

test('a database reset to an earlier state is filled again', async () => {
  const a = couch.device('a');
  await saveMany(a, 20);
  await a.sync();
  const about = (await couch.documents()).get('tearsheet:about');
  await couch.ask('DELETE', '');
  await couch.ask('PUT', '');
  await couch.ask('PUT', '/tearsheet:about', { ...about, _rev: undefined });
  expect(await a.sync()).toMatchObject({ published: 20 });
  expect((await couch.documents()).size).toBe(41);
});

test('documents deleted on the server are published again', async () => {
  const [a, b] = [couch.device('a'), couch.device('b')];
  await saveMany(a, 5);
  for (const each of [a, b]) await each.sync();
  const docs = [...(await couch.documents()).values()].filter(
    ({ _id: id }) => id !== 'tearsheet:about',
  );
  expect(docs).toHaveLength(10);
  await couch.ask('POST', '/_bulk_docs', { docs: docs.map((doc) => ({ ...doc, _deleted: true })) });
  expect(await b.sync()).toMatchObject({ published: 5 });
  expect((await couch.documents()).size).toBe(11);
  expect((await collectionOf(a)).clips.every((clip) => clip.deletedAt === null)).toBe(true);
  expect(await a.sync()).toMatchObject({ received: 0, published: 0 });
});

test('an edit made while its clip is being written is also written', async () => {
  const [a, b] = [through('a'), couch.device('b')];
  const { clip } = await saveArticle(a.db, page('x'), {}, 1000);
  let edited = false;
  proxy.rule = async (passing) => {
    if (isClipWrite(passing) && !edited) {
      edited = true;
      await editClips(a.db, [clip.id], { title: 'Meanwhile' }, 2000);
    }
    return null;
  };
  await a.sync();
  await b.sync();
  expect(await b.db.clips.get(clip.id)).toMatchObject({ title: 'Meanwhile' });
});

test('unpaired surrogates, for which CouchDB rejects a whole request, are replaced', async () => {
  const [a, b] = [through('a'), couch.device('b')];
  const half = { title: 'half \uD800 pair, 𝄞, \\\\ud800', html: '<p>\uDC00</p>', text: '\uDC00' };
  await saveArticle(a.db, page('x', half), { tags: ['t\uD800'] }, 1000);
  proxy.rule = ({ body }) =>
    /(^|[^\\])(\\\\)*\\ud[89a-f]/i.test(body) ? { status: 400, body: '{}' } : null;
  await a.sync();
  await b.sync();
  expect((await collectionOf(b)).clips[0]).toMatchObject({
    title: 'half \uFFFD pair, 𝄞, \\\\ud800',
    tags: ['t\uFFFD'],
  });
  expect((await collectionOf(b)).contents[0]?.text).toBe('\uFFFD');
  expect(await a.sync()).toMatchObject({ published: 0 });
});

test('a losing revision of a conflict is kept until its content has been written', async () => {
  const [a, b] = [through('a'), couch.device('b')];
  const { clip } = await saveArticle(a.db, page('x'), {}, 1000);
  for (const each of [a, b]) await each.sync();
  const id = `tearsheet:clip:${clip.id}`;
  const doc = (await couch.documents()).get(id);
  const [, start] = String(doc?._rev).split('-');
  await editClips(a.db, [clip.id], { note: 'from a' }, 2000);
  await a.sync();
  await editClips(b.db, [clip.id], { note: 'from b' }, 3000);
  const ids = ['0'.repeat(32), start];
  const [theirs] = (await collectionOf(b)).clips;
  await couch.ask('POST', '/_bulk_docs', {
    new_edits: false,
    docs: [{ ...doc, clip: theirs, _rev: `2-${ids[0]}`, _revisions: { start: 2, ids } }],
  });
  const conflicts = () => couch.ask('GET', `/${id}?conflicts=true`);
  proxy.rule = (passing) => (isClipWrite(passing) ? { status: 413 } : null);
  expect(await a.sync()).toMatchObject({ waiting: 1 });
  expect(await conflicts()).toHaveProperty('_conflicts');
  proxy.rule = () => null;
  await offerEverything(a.db);
  expect(await a.sync()).toMatchObject({ waiting: 0 });
  expect(await conflicts()).not.toHaveProperty('_conflicts');
  await b.sync();
  expect(await b.db.clips.get(clip.id)).toMatchObject({ note: 'from a\n\nfrom b' });
});

test('concurrent writes of the same clip lose neither edit', async () => {
  const [a, b] = [through('a'), couch.device('b')];
  const { clip } = await saveArticle(a.db, page('x'), {}, 1000);
  for (const each of [a, b]) await each.sync();
  await editClips(a.db, [clip.id], { title: 'From a' }, 2000);
  await editClips(b.db, [clip.id], { tags: ['b'] }, 2000);
  let raced = false;
  proxy.rule = async (passing) => {
    if (isClipWrite(passing) && !raced) {
      raced = true;
      await b.sync();
    }
    return null;
  };
  await a.sync();
  expect(raced).toBe(true);
  await b.sync();
  for (const { db } of [a, b]) {
    expect(await db.clips.get(clip.id)).toMatchObject({ title: 'From a', tags: ['b'] });
  }
});
