import { afterEach, expect, test } from 'vitest';
import { clipOf, ClipDatabase } from '@/lib/store/database';
import { replicaOf } from '@/lib/store/clock';
import { editClips, saveArticle } from '@/lib/store/save';
import type { SyncArea } from '@/lib/sync/area/items';
import { browserStorageRemote } from '@/lib/sync/browser-storage';
import { clipIn, device, page, storageArea } from './area';

/*
 * A background can be stopped wherever it waits. These tests stop it at its first wait, then at its
 * second, and so on to the last, and check what is left each time.
 */
const OPERATIONS = [
  'get',
  'getAll',
  'getAllKeys',
  'put',
  'add',
  'delete',
  'clear',
  'count',
] as const;
const originals = new Map(OPERATIONS.map((name) => [name, IDBObjectStore.prototype[name]]));

/** Lets that many store operations through; the next one finds the background stopped. */
function stopAfter(count: number): { stopped: boolean } {
  const state = { stopped: false, left: count };
  for (const [name, original] of originals) {
    Object.defineProperty(IDBObjectStore.prototype, name, {
      configurable: true,
      value(this: IDBObjectStore, ...given: unknown[]) {
        if (state.left === 0) state.stopped = true;
        if (state.stopped) throw new Error('stopped');
        state.left -= 1;
        return Reflect.apply(original, this, given);
      },
    });
  }
  return state;
}

function restart(): void {
  for (const [name, value] of originals) {
    Object.defineProperty(IDBObjectStore.prototype, name, { configurable: true, value });
  }
}
afterEach(restart);

let count = 0;

test('a save stopped at any point stores the whole clip or nothing', async () => {
  let stops = 0;
  for (let step = 0; ; step += 1) {
    const name = `stops-${(count += 1)}`;
    const before = new ClipDatabase(name);
    await replicaOf(before);
    const state = stopAfter(step);
    const saved = await saveArticle(before, page('x'), { note: 'n' }, 1000).catch(() => null);
    restart();
    before.close();
    const after = new ClipDatabase(name);
    const there = [await after.clips.count(), await after.contents.count()];
    expect(there).toEqual(saved ? [1, 1] : [0, 0]);
    if (!state.stopped) break;
    stops += 1;
    await saveArticle(after, page('x'), { note: 'n' }, 2000);
    expect(await after.clips.count()).toBe(1);
  }
  expect(stops).toBeGreaterThan(5);
});

/** Lets that many calls of the area through; the next one finds the background stopped. */
function stoppingArea(area: SyncArea, after: number, late: boolean) {
  const state = { calls: 0 };
  const call = async <T>(run: () => Promise<T>): Promise<T> => {
    state.calls += 1;
    const stop = state.calls > after;
    if (stop && !late) throw new Error('stopped');
    const result = await run();
    if (stop) throw new Error('stopped');
    return result;
  };
  const stopping: SyncArea = {
    get: (keys) => call(() => area.get(keys)),
    set: (items) => call(() => area.set(items)),
    remove: (keys) => call(() => area.remove(keys)),
  };
  return { state, stopping };
}

/** Two devices that have changes to exchange. */
async function pair() {
  const storage = storageArea();
  const [a, b] = [await device(storage.area), await device(storage.area)];
  const { clip } = await saveArticle(a.db, page('x'), { tags: ['a'] }, 1000);
  await a.sync();
  await b.sync();
  await editClips(a.db, [clip.id], { note: 'from a' }, 2000);
  await a.sync();
  await saveArticle(b.db, page('y'), {}, 2500);
  await editClips(b.db, [clip.id], { tags: ['a', 'b'], starred: true }, 3000);
  return { storage, a, b, clip };
}

async function expectConverged({ a, b, clip }: Awaited<ReturnType<typeof pair>>): Promise<void> {
  for (const each of [b, a, b]) await each.sync();
  expect(await clipIn(a.db, clip.id)).toMatchObject({
    tags: ['a', 'b'],
    note: 'from a',
    starred: true,
  });
  const [mine, theirs] = [
    await a.db.clips.orderBy('id').toArray(),
    await b.db.clips.orderBy('id').toArray(),
  ];
  expect(mine).toHaveLength(2);
  expect(theirs.map(clipOf)).toEqual(mine.map(clipOf));
}

test('a round stopped at any store operation is completed by the next one', async () => {
  let stops = 0;
  for (let step = 0; ; step += 1) {
    const made = await pair();
    const state = stopAfter(step);
    await made.b.sync().catch(() => undefined);
    restart();
    await expectConverged(made);
    if (!state.stopped) break;
    stops += 1;
  }
  expect(stops).toBeGreaterThan(20);
});

test.each([false, true])(
  'a round stopped at any storage call is completed by the next one (after it: %s)',
  async (late) => {
    for (let step = 0; step < 4; step += 1) {
      const made = await pair();
      const { stopping, state } = stoppingArea(made.storage.area, step, late);
      const { replica } = made.b;
      const remote = browserStorageRemote(stopping, {
        replica,
        name: 'b',
        now: () => 1_700_000_900_000,
      });
      await remote.replicate(made.b.db).catch(() => undefined);
      expect(state.calls).toBeGreaterThan(0);
      await expectConverged(made);
    }
  },
);
