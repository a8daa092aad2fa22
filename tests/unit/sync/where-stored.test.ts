import { expect, test } from 'vitest';
import { editClips, saveArticle } from '@/lib/store/save';
import { runRounds } from '@/lib/sync/engine';
import type { Remote, Round } from '@/lib/sync/remote';
import { SyncFailure } from '@/lib/sync/remote';
import { whereStored } from '@/lib/sync/where-stored';
import { device, page, storageArea } from './area';

const DONE: Round = {
  received: 0,
  published: 1,
  waiting: 0,
  unreadable: 0,
  ahead: 0,
  unfit: 0,
  more: false,
};

const remote = (name: Remote['name'], replicate: () => Promise<Round>): Remote => ({
  name,
  replicate,
});

async function clipOnDevice() {
  const { db } = await device(storageArea().area);
  const { clip } = await saveArticle(db, page('x'), {}, 1000);
  const round = (name: Remote['name'], now: number, result: Partial<Round> | null) =>
    runRounds(
      db,
      [
        remote(name, () =>
          result
            ? Promise.resolve({ ...DONE, ...result })
            : Promise.reject(new SyncFailure('offline', 'no network')),
        ),
      ],
      { now: () => now, force: true },
    );
  return { db, id: clip.id, round };
}

test('a clip waits until a round has succeeded after its last change', async () => {
  const { db, id, round } = await clipOnDevice();
  expect(await whereStored(db, id)).toBe('waiting');
  await round('browser', 2000, null);
  expect(await whereStored(db, id)).toBe('waiting');
  await round('browser', 3000, {});
  expect(await whereStored(db, id)).toBe('here');
});

test('a clip beyond the limits of browser sync is in CouchDB once a whole round has succeeded', async () => {
  const { db, id, round } = await clipOnDevice();
  await round('browser', 2000, {});
  await round('couchdb', 2000, { more: true });
  expect(await whereStored(db, id)).toBe('waiting');
  await round('couchdb', 3000, {});
  expect(await whereStored(db, id)).toBe('couchdb');
  await editClips(db, [id], { note: 'later' }, 4000);
  expect(await whereStored(db, id)).toBe('waiting');
  await round('couchdb', 5000, {});
  expect(await whereStored(db, id)).toBe('couchdb');
});
