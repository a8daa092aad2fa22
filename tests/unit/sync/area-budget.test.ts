import { beforeEach, expect, test, vi } from 'vitest';
import { editClips, saveArticle } from '@/lib/store/save';
import { areaReport } from '@/lib/sync/area/report';
import { placementCounts, placementOf } from '@/lib/sync/placement';
import { article } from '../articles';
import { device, everyClip, page, storageArea } from './area';

vi.setConfig({ testTimeout: 180_000 });

let storage: ReturnType<typeof storageArea>;
beforeEach(() => {
  storage = storageArea();
});

test('as the collection grows, the oldest clips lose detail and the newest keep their text', async () => {
  const a = await device(storage.area);
  const text = (seed: number) =>
    Array.from({ length: 150 }, (_, word) => `w${((word + 1) * (seed + 3) * 7919) % 99_991}`).join(
      ' ',
    );
  for (let each = 0; each < 220; each += 1) {
    const note = each < 20 ? `note ${each}` : '';
    await saveArticle(
      a.db,
      page(`x${each}`, `Title ${each}`, `<p>${text(each)}</p>`),
      { note, tags: ['t'] },
      1000 + each,
    );
  }
  const { waiting } = await a.sync();
  expect(waiting).toBe(0);
  expect(storage.bytes()).toBeLessThan(102_400);
  expect(storage.bytes()).toBeGreaterThan(75_000);
  const counts = await placementCounts(a.db);
  expect(counts.text).toBeGreaterThan(40);
  expect(counts.text).toBeLessThan(200);
  expect(counts.address).toBe(0);
  const levels = await Promise.all(
    (await everyClip(a.db))
      .toSorted((x, y) => y.clippedAt - x.clippedAt)
      .map((clip) => placementOf(a.db, clip.id)),
  );
  expect(levels.slice(0, 40).every((level) => level === 'text')).toBe(true);
  expect(levels.at(-1)).not.toBe('text');

  const b = await device(storage.area);
  await b.sync();
  const there = await everyClip(b.db);
  expect(there).toHaveLength(220);
  // A note written by the user is kept longer than the details.
  expect(there.find((clip) => clip.title === 'Title 3')).toMatchObject({
    note: 'note 3',
    tags: ['t'],
  });
});

test('changing a tag of one clip among many rewrites only one shard', async () => {
  const a = await device(storage.area);
  const ids: string[] = [];
  for (let each = 0; each < 300; each += 1) {
    const saved = await saveArticle(
      a.db,
      page(`page-${each * 7919}`, `A title ${each}`, ''),
      { tags: ['one', 'two'] },
      1000 + each,
    );
    ids.push(saved.clip.id);
  }
  await a.sync();
  await a.sync();
  for (const place of [3, 77, 150, 299]) {
    const before = structuredClone(storage.items);
    await editClips(a.db, [ids[place] ?? ''], { tags: ['one', 'three'] }, 5_000_000 + place);
    await a.sync();
    const changed = Object.entries(storage.items).filter(
      ([key, value]) => before[key] !== value && !/^t\.\w+$/.test(key),
    );
    const bytes = changed.reduce(
      (sum, [key, value]) => sum + key.length + String(value).length + 2,
      0,
    );
    expect(bytes).toBeGreaterThan(0);
    expect(bytes).toBeLessThanOrEqual(2500);
  }
});

test('a new device gets its share of a full area', async () => {
  const [a, b] = [await device(storage.area), await device(storage.area)];
  const long = (seed: number) =>
    Array.from({ length: 700 }, (_, word) => `w${((word + 1) * (seed + 3) * 7919) % 99_991}`).join(
      ' ',
    );
  for (let each = 0; each < 60; each += 1) {
    await saveArticle(a.db, page(`a${each}`, `A ${each}`, `<p>${long(each)}</p>`), {}, 1000 + each);
  }
  await a.sync();
  for (let each = 0; each < 60; each += 1) {
    await saveArticle(
      b.db,
      page(`b${each}`, `B ${each}`, `<p>${long(each + 99)}</p>`),
      {},
      2000 + each,
    );
  }
  for (let round = 0; round < 4; round += 1) {
    await b.sync();
    await a.sync();
  }
  const used = { a: 0, b: 0 };
  for (const [key, value] of Object.entries(storage.items)) {
    used[key.includes(a.replica) ? 'a' : 'b'] += String(value).length;
  }
  expect(used.a).toBeGreaterThan(35_000);
  expect(used.b).toBeGreaterThan(35_000);
  expect((await everyClip(a.db)).map((clip) => clip.id)).toEqual(
    (await everyClip(b.db)).map((clip) => clip.id),
  );
});

test('tagging five hundred clips at once needs at most two writes', async () => {
  const a = await device(storage.area);
  const ids: string[] = [];
  for (let each = 0; each < 500; each += 1) {
    ids.push((await saveArticle(a.db, page(`p${each}`, `T${each}`, ''), {}, 1000 + each)).clip.id);
  }
  await a.sync();
  const before = storage.writes();
  await editClips(a.db, ids, { tags: ['all'] }, 9_000_000);
  await a.sync();
  expect(storage.writes() - before).toBeLessThanOrEqual(2);
});

test('a text too large for an item is not published, but the clip’s details are', async () => {
  const a = await device(storage.area);
  const huge = Array.from({ length: 9000 }, (_, word) => `w${((word + 1) * 7919) % 99_991}`).join(
    ' ',
  );
  const { clip } = await saveArticle(a.db, page('x', 'Huge', `<p>${huge}</p>`), {}, 1000);
  const link = article({
    url: 'https://b.example/',
    canonicalUrl: null,
    html: '',
    text: '',
    wordCount: 0,
  });
  await saveArticle(a.db, link, { note: huge }, 2000);
  await a.sync();
  expect(await placementOf(a.db, clip.id)).toBe('details');
  expect(await placementCounts(a.db)).toMatchObject({ address: 1, details: 1 });
});

test('the number of writes stays below the browser’s limit, even after restarts', async () => {
  const a = await device(storage.area);
  a.clock.now = 1_700_000_000_000;
  let refused = 0;
  for (let each = 0; each < 90; each += 1) {
    a.clock.now -= 9900;
    await saveArticle(a.db, page(`p${each}`, 'T', ''), {}, 1000 + each);
    await a.sync().catch(() => (refused += 1));
  }
  expect(storage.writes()).toBeLessThanOrEqual(61);
  expect(refused).toBeGreaterThan(0);
  a.clock.now += 120_000;
  await a.sync();
  const b = await device(storage.area);
  await b.sync();
  expect(await b.db.clips.count()).toBe(90);
});

test('if others fill the area, clips wait and the report shows it', async () => {
  const a = await device(storage.area);
  for (let each = 0; each < 12; each += 1)
    await saveArticle(a.db, page(`x${each}`, 'Title', '<p>Text.</p>'), {}, 1000 + each);
  await a.sync();
  await storage.area.remove(Object.keys(storage.items));
  for (let each = 0; each < 13; each += 1)
    await storage.area.set({ [`other-${each}`]: 'x'.repeat(each < 12 ? 8000 : 6200) });
  expect((await a.sync()).waiting).toBe(12);
  expect(await areaReport(a.db)).toMatchObject({ room: 0 });
  expect((await a.sync()).waiting).toBe(12);
  expect(await areaReport(a.db)).toMatchObject({ room: 0 });
  await storage.area.remove(['other-1']);
  expect((await a.sync()).waiting).toBe(0);
  expect((await areaReport(a.db))?.room).toBeGreaterThan(100);
});
