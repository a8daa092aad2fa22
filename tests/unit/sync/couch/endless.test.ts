import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { ClipDatabase } from '@/lib/store/database';
import { LIMITS } from '@/lib/sync/couch/budget';
import { couchRemote } from '@/lib/sync/couchdb';
import { runRounds, statusOf } from '@/lib/sync/engine';
import type { Remote } from '@/lib/sync/remote';

vi.setConfig({ testTimeout: 60_000 });

/** A server that claims to be a CouchDB and always has 200 more changes. */
const answers = { requests: 0, ids: (at: number) => `other:${at}`, endless: false };
const server = createServer((request, response) => {
  answers.requests += 1;
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://a');
  const about = {
    _id: 'tearsheet:about',
    _rev: '1-a',
    format: 1,
    database: 'database1',
    sealing: null,
  };
  const say = (value: unknown) => response.end(JSON.stringify(value));
  response.setHeader('Content-Type', 'application/json');
  if (pathname.endsWith('/_changes')) {
    if (answers.endless) {
      // An answer that never ends.
      response.write('{"results":[');
      const timer = setInterval(() => response.write(' '.repeat(65_536)), 1);
      response.on('close', () => clearInterval(timer));
      return;
    }
    const since = Number(searchParams.get('since') ?? 0);
    const results = Array.from({ length: 200 }, (_, at) => ({
      id: answers.ids(since + at),
      changes: [{ rev: '1-a' }],
    }));
    say({ results, last_seq: since + 200 });
  } else if (pathname.endsWith('/_all_docs')) {
    say({ rows: [{ key: about._id, id: about._id, value: { rev: '1-a' }, doc: about }] });
  } else say({ db_name: 'db', doc_count: 1, update_seq: 9_000_000_000 });
});
let address = '';
beforeAll(async () => {
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const settings = () => ({ address, database: 'db', user: '', password: '', sealing: null });
const db = () => new ClipDatabase(`endless-${crypto.randomUUID()}`);

test('endless changes of other programs end a round after some pages', async () => {
  answers.requests = 0;
  const round = await couchRemote(settings()).replicate(db());
  expect(round).toMatchObject({ received: 0, more: true });
  expect(answers.requests).toBeLessThan(LIMITS.idlePages + 20);
});

test('endless changes that look like ours end a round after a time limit', async () => {
  answers.ids = (at) => `tearsheet:clip:${String(at).padStart(16, '0')}`;
  const started = Date.now();
  const limits = { ...LIMITS, milliseconds: 2000 };
  expect(await couchRemote(settings(), limits).replicate(db())).toMatchObject({ more: true });
  expect(Date.now() - started).toBeLessThan(4500);
  answers.ids = (at) => `other:${at}`;
});

test('a round is limited in requests and bytes', async () => {
  answers.ids = (at) => `tearsheet:clip:${String(at).padStart(16, '0')}`;
  answers.requests = 0;
  await couchRemote(settings(), { ...LIMITS, requests: 100 }).replicate(db());
  expect(answers.requests).toBeLessThan(100);
  answers.requests = 0;
  await couchRemote(settings(), { ...LIMITS, bytes: 100_000 }).replicate(db());
  expect(answers.requests).toBeLessThan(30);
  answers.ids = (at) => `other:${at}`;
});

test('an endless response ends the round, and does not block other remotes', async () => {
  answers.endless = true;
  const store = db();
  const done: string[] = [];
  const round = {
    received: 0,
    published: 0,
    waiting: 0,
    unreadable: 0,
    ahead: 0,
    unfit: 0,
    more: false,
  };
  const other: Remote = {
    name: 'browser',
    replicate: () => {
      done.push('browser');
      return Promise.resolve(round);
    },
  };
  const couch = couchRemote(settings(), { ...LIMITS, milliseconds: 1000 });
  const rounds = runRounds(store, [couch, other], { now: Date.now, force: true });
  await vi.waitFor(() => expect(done).toEqual(['browser']), 500);
  await vi.waitFor(async () => {
    expect((await statusOf(store, 'browser')).succeededAt).not.toBeNull();
  }, 500);
  await rounds;
  expect((await statusOf(store, 'couchdb')).failure?.kind).toBe('offline');
  answers.endless = false;
});
