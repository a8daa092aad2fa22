import { beforeEach, expect, test, vi } from 'vitest';
import { browserRemote } from '@/lib/browser/area';
import { configuredCouch } from '@/lib/browser/couch';
import { ClipDatabase } from '@/lib/store/database';
import { saveArticle } from '@/lib/store/save';
import { newSealing } from '@/lib/sync/sealing';
import { article } from '../articles';

const local = vi.hoisted(() => new Map<string, unknown>());
const sync = vi.hoisted(() => new Map<string, unknown>());
vi.mock('webextension-polyfill', () => {
  const areaOf = (items: Map<string, unknown>) => ({
    get: () => Promise.resolve(Object.fromEntries(items)),
    set: (added: Record<string, unknown>) => {
      for (const [key, value] of Object.entries(added)) items.set(key, value);
      return Promise.resolve();
    },
    remove: (keys: string[]) => {
      for (const key of keys) items.delete(key);
      return Promise.resolve();
    },
    setAccessLevel: () => Promise.resolve(),
  });
  return {
    default: {
      storage: { local: areaOf(local), sync: areaOf(sync) },
      runtime: { getPlatformInfo: () => Promise.resolve({ os: 'linux' }) },
      permissions: { contains: () => Promise.resolve(true) },
    },
  };
});

let db: ClipDatabase;
beforeEach(async () => {
  local.clear();
  sync.clear();
  db = new ClipDatabase(`fails-shut-${crypto.randomUUID()}`);
  await saveArticle(db, article(), {}, 1000);
});

const kinds = () => [...sync.values()].map((value) => String(value).charAt(0));

test.each([
  ['is corrupt', (sealing: object) => ({ ...sealing, master: 5 })],
  [
    'uses another key derivation',
    (sealing: object) => ({ ...sealing, terms: { kdf: 'argon2id' } }),
  ],
  ['is not an object', () => 'lost'],
])('an encryption setting that %s stops publishing', async (_what, change) => {
  local.set('browserSyncSealing', change(await newSealing('correct horse')));
  const remote = await browserRemote(db);
  await expect(remote.replicate(db)).rejects.toMatchObject({ kind: 'unreadable-key' });
  expect(sync.size).toBe(0);
});

test.each([599_999, 1_200_000])('a key with %i iterations still encrypts', async (iterations) => {
  const sealing = await newSealing('correct horse');
  const terms = { ...sealing.terms, iterations };
  local.set('browserSyncSealing', { ...sealing, terms });
  await (await browserRemote(db)).replicate(db);
  // A card, and shards that are all encrypted.
  expect(kinds().toSorted()).toEqual(['2', '2', '[']);
});

test('nothing is encrypted without a setting', async () => {
  await (await browserRemote(db)).replicate(db);
  expect(kinds().toSorted()).toEqual(['1', '1', '[']);
});

test('unreadable CouchDB settings are reported, and nothing is sent', async () => {
  expect(await configuredCouch()).toBeNull();
  local.set('couchdb', { address: 'http://127.0.0.1:1', sealing: { terms: 'newer' } });
  const remote = await configuredCouch();
  await expect(remote?.replicate(db)).rejects.toMatchObject({ kind: 'unreadable-key' });
});
