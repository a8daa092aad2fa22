// @vitest-environment node
import 'fake-indexeddb/auto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { sendToZotero } from '@/lib/browser/zotero';
import { ClipDatabase } from '@/lib/store/database';
import { saveArticle } from '@/lib/store/save';
import type { Zotero } from '../../zotero/server';
import { startZotero } from '../../zotero/server';
import { article } from '../articles';

vi.mock('webextension-polyfill', () => ({ default: {} }));

const db = new ClipDatabase('zotero');
const ids: string[] = [];
let zotero: Zotero;

beforeAll(async () => {
  zotero = await startZotero();
  for (const title of ['Ferries', 'Glaciers']) {
    const url = `https://a.example/${title}`;
    const { clip } = await saveArticle(
      db,
      article({ url, canonicalUrl: null, title }),
      {},
      Date.now(),
    );
    ids.push(clip.id);
  }
});
beforeEach(() => {
  zotero.items.length = 0;
  Object.assign(zotero, { readOnly: false, drops: 'nothing' });
});
afterAll(() => zotero.close());

test('clips are added as items, even if they are sent again', async () => {
  expect(await sendToZotero(db, ids, zotero.address)).toEqual({ sent: 2 });
  expect(zotero.items.map(({ title }) => title)).toEqual(['Ferries', 'Glaciers']);
  expect(await sendToZotero(db, ids, zotero.address)).toEqual({ sent: 2 });
  expect(zotero.items).toHaveLength(4);
});

test('a missing or damaged clip does not affect the others', async () => {
  const broken = { id: 'damagedclip00000', shelf: 'inbox', title: 'Broken' };
  await db.clips.put(broken as never);
  const reply = await sendToZotero(
    db,
    ['missingmissing00', broken.id, ...ids],
    zotero.address,
  ).finally(() => db.clips.delete(broken.id));
  expect(reply).toEqual({ sent: 2 });
  expect(zotero.items).toHaveLength(2);
});

test('a read-only library is distinguished from other errors', async () => {
  zotero.readOnly = true;
  expect(await sendToZotero(db, ids, zotero.address)).toEqual({ failed: 'read-only', detail: '' });
});

test('a missing answer is reported as unsure, not as failed', async () => {
  zotero.drops = 'saves';
  expect(await sendToZotero(db, ids, zotero.address)).toEqual({ failed: 'unsure', detail: '' });
});

test('Zotero is reported as not running', async () => {
  const gone = await startZotero();
  const { address } = gone;
  await gone.close();
  expect(await sendToZotero(db, ids, address)).toEqual({ failed: 'not running', detail: '' });
});

test.each([
  ['answers with a page', 200, '<html>Hello</html>', { failed: 'not running', detail: '' }],
  ['answers with other JSON', 200, '[1]', { failed: 'not running', detail: '' }],
  ['rejects the request', 403, 'no', { failed: 'refused', detail: 'HTTP 403' }],
])('no clip is sent to another program that %s', async (_what, status, body, expected) => {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(request.url ?? '');
    response.writeHead(status).end(body);
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  expect(await sendToZotero(db, ids, `http://127.0.0.1:${port}`)).toEqual(expected);
  expect(asked).toEqual(['/connector/ping']);
  server.close();
  server.closeAllConnections();
});
