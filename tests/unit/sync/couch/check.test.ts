// @vitest-environment node
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { saveArticle } from '@/lib/store/save';
import type { CouchForm } from '@/lib/sync/couch/access';
import { sendsPasswordInClear, isDatabaseName, serverAddress } from '@/lib/sync/couch/address';
import type { Consent } from '@/lib/sync/couch/check';
import { connectCouch } from '@/lib/sync/couch/check';
import { couchRemote } from '@/lib/sync/couchdb';
import { startProxy } from '../../../couch/proxy';
import { collectionOf, couchTests, page } from './devices';

const couch = couchTests();
const website = createServer((_request, response) =>
  response.setHeader('content-type', 'text/html').end('<h1>Hi</h1>'),
);
beforeAll(() => new Promise<void>((resolve) => void website.listen(0, '127.0.0.1', resolve)));
afterAll(() => void website.close());

const check = async (
  change: Partial<CouchForm> = {},
  agreed: Consent = 'nothing',
  clipIds: readonly string[] = [],
) => {
  const { sealing: _sealing, ...access } = couch.settings();
  return connectCouch({ ...access, passphrase: '', ...change }, agreed, clipIds);
};

test('an existing, writable database is ready, and its clips are counted', async () => {
  const a = couch.device('a');
  await couch.ask('POST', '/_bulk_docs', { docs: [{ _id: 'recipe' }, { _id: 'zebra' }] });
  for (let each = 0; each < 3; each += 1) await saveArticle(a.db, page(`x${each}`), {}, 1000);
  await a.sync();
  const { check: result, settings } = await check();
  expect(result).toEqual({ result: 'ready', others: 2, clips: 3, sealed: false });
  expect(settings).toEqual(couch.settings());
});

test.each([
  ['an unreachable address', { address: 'http://127.0.0.1:9' }, 'offline'],
  ['a wrong password', { password: 'sesame' }, 'unauthorised'],
  ['a missing database', { database: 'not-there' }, 'not-found'],
] as const)('%s is reported, and nothing is stored', async (_what, change, result) => {
  expect(await check(change)).toMatchObject({ check: { result }, settings: null });
});

test('a web server that is not CouchDB is reported as such', async () => {
  const { port } = website.address() as AddressInfo;
  const { check: result } = await check({ address: `http://127.0.0.1:${port}` });
  expect(result).toMatchObject({ result: 'not-a-database' });
});

test('a user with read-only access is reported as such', async () => {
  const proxy = await startProxy(couch.server.port);
  proxy.rule = ({ path }) =>
    path.includes('_bulk_docs') ? { status: 403, body: '{"reason":"Readers only"}' } : null;
  const { check: result } = await check({ address: proxy.address });
  await proxy.close();
  expect(result).toEqual({ result: 'forbidden', detail: '403 Readers only' });
});

test('a missing database is created on request, and an existing one is kept', async () => {
  const database = `new-${crypto.randomUUID()}`;
  expect(await check({ database }, 'create')).toMatchObject({
    check: { result: 'ready', clips: 0 },
  });
  expect(await check({ database }, 'create')).toMatchObject({ check: { result: 'ready' } });
});

test('an encrypted database requires its passphrase, and a wrong one is reported', async () => {
  const { settings } = await check({ passphrase: 'correct horse' });
  expect(settings?.sealing).not.toBeNull();
  expect(JSON.stringify(settings)).not.toContain('correct horse battery');
  expect((await check()).check).toEqual({ result: 'needs-passphrase' });
  expect((await check({ passphrase: 'a guess' })).check.result).toBe('wrong-passphrase');

  const a = couch.device('a', { sealing: settings?.sealing ?? null });
  await saveArticle(a.db, page('x'), {}, 1000);
  await a.sync();
  const again = await check({ passphrase: 'correct horse' });
  expect(again.check).toEqual({ result: 'ready', others: 0, clips: 1, sealed: true });
  const b = couch.device('b');
  if (again.settings) await couchRemote(again.settings).replicate(b.db);
  expect(await collectionOf(b)).toEqual(await collectionOf(a));
});

test('URLs are stored without credentials, query or trailing slash', () => {
  expect(serverAddress('http://ana:secret@nas.local:5984/couch/?x#y')).toBe(
    'http://nas.local:5984/couch',
  );
  expect(serverAddress(' couch.example ')).toBe('https://couch.example');
  expect(serverAddress('localhost:5984')).toBe('http://localhost:5984');
  expect(['ftp://couch.example', 'file:///etc', 'https://', ''].map(serverAddress)).toEqual(
    Array(4).fill(null),
  );
});

test('a password sent without encryption is detected', () => {
  const clear = ['http://nas.local:5984', 'http://192.168.1.5', 'http://127.evil.example'];
  const safe = [
    'https://couch.example',
    'http://localhost:5984',
    'http://127.0.0.1',
    'http://[::1]:5984',
  ];
  expect(clear.map(sendsPasswordInClear)).toEqual([true, true, true]);
  expect(safe.map(sendsPasswordInClear)).toEqual([false, false, false, false]);
});

test('database names follow CouchDB’s rules', () => {
  expect(['clips', 'a/b', 'clips-2'].every(isDatabaseName)).toBe(true);
  expect(['Clips', '_users', '', '1', 'a b'].some(isDatabaseName)).toBe(false);
});

test('the effect of merging two collections is reported before anything changes', async () => {
  const [a, b] = [couch.device('a'), couch.device('b')];
  for (const path of ['x', 'y', 'z']) await saveArticle(a.db, page(path), {}, 1000);
  await a.sync();
  for (const path of ['z', 'own']) await saveArticle(b.db, page(path), {}, 2000);
  const ids = await b.db.clips.orderBy('id').primaryKeys();
  const before = await couch.ask('GET', '/_all_docs');
  expect(await check({}, 'nothing', ids)).toEqual({
    check: { result: 'merge', here: 2, there: 3, both: 1 },
    settings: null,
  });
  expect(await couch.ask('GET', '/_all_docs')).toEqual(before);
  expect(await check({}, 'merge', ids)).toMatchObject({ check: { result: 'ready' } });
});
