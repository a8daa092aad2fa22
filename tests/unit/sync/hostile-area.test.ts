import { beforeEach, expect, test, vi } from 'vitest';
import { makeStamp } from '@/lib/clips/stamp';
import { clipRow } from '@/lib/store/database';
import { ClipDatabase } from '@/lib/store/database';
import { replicaOf } from '@/lib/store/clock';
import { placementCounts, placementOf } from '@/lib/sync/placement';
import { recordDecision } from '@/lib/sync/area/trust';
import { areaReport } from '@/lib/sync/area/report';
import { toCharacters } from '@/lib/sync/coding/v1/alphabet';
import { writeShard } from '@/lib/sync/coding/v1/shard';
import { browserStorageRemote } from '@/lib/sync/browser-storage';
import { newSealing } from '@/lib/sync/sealing';
import { editClips, saveArticle } from '@/lib/store/save';
import { clipIn, device, everyClip, page, storageArea } from './area';

vi.setConfig({ testTimeout: 60_000 });

let storage: ReturnType<typeof storageArea>;
beforeEach(() => {
  storage = storageArea();
});

type Device = Awaited<ReturnType<typeof device>>;

/** Changes a clip directly in the store, in a way that an older version may have allowed. */
async function damage({ db }: Device, id: string, change: object) {
  const row = await db.clips.get(id);
  if (!row) throw new Error('no clip');
  await db.clips.put({ ...row, ...change });
}

test.each([
  ['a number above 2^48', { wordCount: 2 ** 48 }],
  ['a time beyond the valid range', { clippedAt: 9e15 }],
  ['a URL in capitals', { canonicalUrl: 'HTTP://A.example/x' }],
  ['an invalid number', { wordCount: 1.5 }],
])(
  'a clip with %s is left out and reported, and the others are published',
  async (_what, change) => {
    const [a, b] = [await device(storage.area), await device(storage.area)];
    const { clip: bad } = await saveArticle(a.db, page('bad'), {}, 1000);
    for (let each = 0; each < 3; each += 1) {
      await saveArticle(a.db, page(`good${each}`), { note: 'n' }, 1001 + each);
    }
    await damage(a, bad.id, change);
    const round = await a.sync();
    expect(round).toMatchObject({ waiting: 1, unfit: 1 });
    expect(await b.sync()).toMatchObject({ received: 3, unreadable: 0 });
    expect((await everyClip(b.db)).map(({ title }) => title).toSorted()).toEqual([
      'good0',
      'good1',
      'good2',
    ]);
    expect(await placementOf(a.db, bad.id)).toBeNull();
  },
);

test('a clip from a clock a century ahead is received and reported, but wins over no edit', async () => {
  const [a, b] = [await device(storage.area), await device(storage.area)];
  const future = Date.UTC(2126, 0, 1);
  a.clock.now = future;
  const { clip } = await saveArticle(a.db, page('x'), { note: 'from 2126' }, future);
  await a.sync();
  expect(await b.sync()).toMatchObject({ received: 1, ahead: 1 });
  const [changed] = await editClips(
    b.db,
    [clip.id],
    { note: 'now', starred: true },
    1_700_000_000_000,
  );
  expect(changed).toMatchObject({ note: 'now', starred: true });
  await b.sync();
  await b.sync();
  expect(await clipIn(b.db, clip.id)).toMatchObject({ note: 'now', starred: true });
});

test('forged tombstones from the future delete nothing', async () => {
  const a = await device(storage.area);
  const { clip } = await saveArticle(a.db, page('x'), {}, 1000);
  await a.sync();
  const deleted = makeStamp(Date.UTC(2126, 0, 1), 0, 'evil');
  const { bytes } = await writeShard([{ kind: 'gone', clipId: clip.id, deleted }], Infinity);
  storage.items['t.evil.m0'] = `1${toCharacters(bytes)}`;
  expect(await a.sync()).toMatchObject({ received: 0, ahead: 1 });
  expect((await clipIn(a.db, clip.id))?.deletedAt).toBeNull();
});

test('hundreds of forged shards are read over several rounds, after those of known devices', async () => {
  const [a, b] = [await device(storage.area), await device(storage.area)];
  const { clip } = await saveArticle(a.db, page('first'), {}, 1000);
  await a.sync();
  await b.sync();
  await editClips(a.db, [clip.id], { title: 'Still read' }, 2000);
  await a.sync();
  const html = 'a'.repeat(2650);
  const contents = { leadImage: null, html, text: html, capturedAt: 0 };
  const { bytes } = await writeShard([{ kind: 'contents', link: 'AbCd-_12', contents }], Infinity);
  expect(bytes.length).toBeLessThan(60);
  const items = Object.entries(storage.items);
  for (const key of Object.keys(storage.items)) delete storage.items[key];
  for (let each = 0; each < 310; each += 1) {
    const key = `t.0evil${each % 7}.m${Math.floor(each / 7).toString(36)}`;
    storage.items[key] = `1${toCharacters(bytes)}`;
  }
  // The forged shards come first in the area, but are read last.
  Object.assign(storage.items, Object.fromEntries(items));
  expect(await b.sync()).toMatchObject({ received: 1, more: true });
  expect((await everyClip(b.db))[0]?.title).toBe('Still read');
  expect(await b.sync()).toMatchObject({ more: false });
});

test('a shard that expands far beyond its size is not read to the end', async () => {
  const html = 'a'.repeat(60_000);
  const contents = { leadImage: null, html, text: 'b', capturedAt: 0 };
  const { bytes } = await writeShard([{ kind: 'contents', link: 'AbCd-_12', contents }], Infinity);
  storage.items['t.evil.x0'] = `1${toCharacters(bytes)}`;
  const a = await device(storage.area);
  expect(await a.sync()).toMatchObject({ unreadable: 1 });
});

test('a device that claims to encrypt is named, and can be ignored', async () => {
  const a = await device(storage.area);
  const { terms } = await newSealing('correct horse');
  const card = { format: 1, name: 'Evil', wants: 1, sealing: terms };
  storage.items['t.evil'] = card;
  await saveArticle(a.db, page('x'), {}, 1000);
  await expect(a.sync()).rejects.toMatchObject({ kind: 'wrong-passphrase', message: 'Evil' });
  expect((await areaReport(a.db))?.devices).toContainEqual(
    expect.objectContaining({ replica: 'evil', name: 'Evil', seals: true }),
  );
  await recordDecision(a.db, 'evil', 'ignored');
  expect(await a.sync()).toMatchObject({ published: 2 });

  // Invalid terms are no permission to publish in plain, either.
  const b = await device(storage.area);
  storage.items['t.evil'] = { ...card, sealing: { ...terms, iterations: 1 } };
  await expect(b.sync()).rejects.toMatchObject({ kind: 'wrong-passphrase' });
});

test('once encryption is on, unencrypted data is held back until the user accepts it', async () => {
  const [a, b] = [await device(storage.area), await device(storage.area)];
  const { clip } = await saveArticle(a.db, page('x'), {}, 1000);
  await a.sync();
  await b.sync();
  const sealing = await newSealing('correct horse');
  await b.sync(sealing);
  await editClips(a.db, [clip.id], { title: 'Forged', deleted: true }, 1_700_000_000_000);
  // Simulates somebody with access to the account: b's card disappears for a moment.
  const hidden = storage.items[`t.${b.replica}`];
  delete storage.items[`t.${b.replica}`];
  await a.sync();
  storage.items[`t.${b.replica}`] = hidden;
  await b.sync(sealing);
  expect(await clipIn(b.db, clip.id)).toMatchObject({ title: 'x', deletedAt: null });
  expect((await areaReport(b.db))?.devices.find(({ own }) => !own)).toMatchObject({ aside: true });
  const own = Object.entries(storage.items).filter(([key]) => key.startsWith(`t.${b.replica}.`));
  expect(own.map(([, value]) => String(value).charAt(0))).toEqual(own.map(() => '2'));
  expect(own.length).toBeGreaterThan(0);
  await recordDecision(b.db, a.replica, 'plain');
  await b.sync(sealing);
  expect((await clipIn(b.db, clip.id))?.deletedAt).not.toBeNull();
});

test.each([4, 60])('one long text leaves room for %i others', async (others) => {
  const a = await device(storage.area);
  const words = (seed: number, length: number) =>
    Array.from({ length }, (_, at) => `w${((at + 1) * (seed + 3) * 7919) % 99_991}`).join(' ');
  for (let each = 0; each < others; each += 1) {
    await saveArticle(
      a.db,
      page(`s${each}`, `S ${each}`, `<p>${words(each, 60)}</p>`),
      {},
      1000 + each,
    );
  }
  const { clip } = await saveArticle(
    a.db,
    page('long', 'Long', `<p>${words(99, 25_000)}</p>`),
    {},
    9000,
  );
  await a.sync();
  expect(await placementOf(a.db, clip.id)).toBe('details');
  expect((await placementCounts(a.db)).text).toBe(others);
});

/** A copy of a device's database under another name, as in a copied profile. */
async function copyOf({ db }: Device, name: string): Promise<ClipDatabase> {
  const copy = new ClipDatabase(name);
  await copy.open();
  for (const table of db.tables) await copy.table(table.name).bulkPut(await table.toArray());
  return copy;
}

test('a copied profile gets its own device id, and concurrent notes are both kept', async () => {
  const a = await device(storage.area);
  const { clip } = await saveArticle(a.db, page('x'), { note: 'common' }, 1000);
  const { clip: own } = await saveArticle(a.db, page('y'), { note: 'before' }, 1100);
  await a.sync();
  const db = await copyOf(a, `copy-${own.id}`);
  const clock = { now: 1_700_000_500_000 };
  const sync = async () =>
    browserStorageRemote(storage.area, {
      replica: await replicaOf(db),
      name: 'Copy',
      now: () => (clock.now += 10_000),
    }).replicate(db);
  const syncA = async () =>
    browserStorageRemote(storage.area, {
      replica: await replicaOf(a.db),
      name: 'A',
      now: () => (a.clock.now += 10_000),
    }).replicate(a.db);

  await editClips(a.db, [clip.id], { note: 'from a' }, 2000);
  await editClips(db, [clip.id], { note: 'from the copy' }, 3000);
  await editClips(db, [own.id], { note: 'after' }, 3100);
  await syncA();
  await sync();
  await syncA();
  await sync();
  expect(await replicaOf(db)).not.toBe(await replicaOf(a.db));
  for (const each of [a.db, db]) {
    const note = (await clipIn(each, clip.id))?.note ?? '';
    expect(note.split('\n\n').toSorted()).toEqual(['from a', 'from the copy']);
    expect((await clipIn(each, own.id))?.note).toBe('after');
  }
  const before = structuredClone(storage.items);
  await syncA();
  await sync();
  expect(storage.items).toEqual(before);
});

test('a forged card under a device’s id makes it change its id only once', async () => {
  const a = await device(storage.area);
  await saveArticle(a.db, page('x'), {}, 1000);
  const names = new Set<string>();
  const round = async () => {
    const replica = await replicaOf(a.db);
    names.add(replica);
    const card = Object(storage.items[`t.${replica}`]) as object;
    storage.items[`t.${replica}`] = {
      format: 1,
      name: 'A',
      wants: 1,
      sealing: null,
      ...card,
      turns: 'evil',
    };
    const now = () => (a.clock.now += 10_000);
    await browserStorageRemote(storage.area, { replica, name: 'A', now }).replicate(a.db);
  };
  for (let each = 0; each < 6; each += 1) await round();
  expect(names.size).toBe(2);
});

test('a damaged clip in the store does not stop a round', async () => {
  const a = await device(storage.area);
  const { clip } = await saveArticle(a.db, page('x'), {}, 1000);
  await saveArticle(a.db, page('y'), {}, 1001);
  const row = clipRow(clip, 9);
  await a.db.clips.put({ ...row, authors: [7] as unknown as string[] });
  expect(await a.sync()).toMatchObject({ unfit: 1 });
  await a.db.clips.put({ ...row, clock: null as unknown as typeof row.clock });
  expect(await a.sync()).toMatchObject({ unfit: 1 });
  // Another device's version replaces the damaged one.
  const b = await device(storage.area);
  await saveArticle(b.db, page('x'), { note: 'whole' }, 2000);
  await b.sync();
  await a.sync();
  expect(await clipIn(a.db, clip.id)).toMatchObject({ note: 'whole' });
});
