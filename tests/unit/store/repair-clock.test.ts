import { beforeEach, expect, test } from 'vitest';
import { isStamp, makeStamp, stampTime } from '@/lib/clips/stamp';
import { newestStamp } from '@/lib/clips/newest-stamp';
import { ClipDatabase, clipOf, clipRow } from '@/lib/store/database';
import { repairClock } from '@/lib/store/repair-clock';
import { mergeIntoCollection } from '@/lib/store/merge';
import { editClips, saveArticle } from '@/lib/store/save';
import { article } from '../articles';

const NOW = Date.UTC(2026, 10, 28);
const FUTURE = Date.UTC(2126, 0, 1);
const DAY = 86_400_000;

let db: ClipDatabase;
let count = 0;
beforeEach(() => {
  db = new ClipDatabase(`mend-${(count += 1)}`);
});

const clipIn = async (from: ClipDatabase, id: string) => {
  const row = await from.clips.get(id);
  if (!row) throw new Error('no clip');
  return clipOf(row);
};

test('a clock a century ahead on another device does not affect dates or edits here', async () => {
  const other = new ClipDatabase(`mend-other-${count}`);
  const { clip: theirs } = await saveArticle(other, article(), { title: 'From 2126' }, FUTURE);
  await mergeIntoCollection(db, [theirs], [], NOW);
  const { clip } = await saveArticle(
    db,
    article({ canonicalUrl: 'https://b.example/' }),
    {},
    NOW + 5,
  );
  expect([clip.clippedAt, clip.capturedAt]).toEqual([NOW + 5, NOW + 5]);
  expect(stampTime(newestStamp(clip))).toBe(NOW + 5);

  // The received value is kept if there is nothing better, and the user can change it.
  expect(await clipIn(db, theirs.id)).toMatchObject({ title: 'From 2126', deletedAt: null });
  await editClips(db, [theirs.id], { title: 'Mine', note: 'mine' }, NOW + 10);
  await mergeIntoCollection(db, [theirs], [], NOW + 20);
  expect(await clipIn(db, theirs.id)).toMatchObject({ title: 'Mine', note: 'mine' });
  expect((await clipIn(db, theirs.id)).clippedAt).toBeLessThanOrEqual(NOW);
});

test('stamps up to a day ahead are accepted', async () => {
  const { clip } = await saveArticle(db, article(), {}, NOW);
  const [ahead] = await editClips(db, [clip.id], { title: 'Soon' }, NOW + DAY - 5);
  if (!ahead) throw new Error('no clip');
  const here = new ClipDatabase(`mend-here-${count}`);
  await mergeIntoCollection(here, [ahead], [], NOW);
  expect(await clipIn(here, clip.id)).toEqual(ahead);
});

test('a forged tombstone or note version from the future does not win permanently', async () => {
  const { clip } = await saveArticle(db, article(), { note: 'first' }, NOW);
  const late = makeStamp(FUTURE, 0, 'evil');
  const own = Object.keys(clip.clock.note.seen)[0] ?? '';
  const forged = {
    ...clip,
    deletedAt: FUTURE,
    clock: {
      ...clip.clock,
      deleted: late,
      note: { versions: [], seen: { [own]: makeStamp(FUTURE, 0, own) } },
    },
  };
  await mergeIntoCollection(db, [forged], [], NOW);
  expect(await clipIn(db, clip.id)).toMatchObject({ deletedAt: null, note: 'first' });
  await editClips(db, [clip.id], { note: 'second' }, NOW + 10);
  await mergeIntoCollection(db, [forged], [], NOW + 20);
  expect((await clipIn(db, clip.id)).note).toBe('second');
});

test.each([makeStamp(FUTURE, 3, 'evil'), 'zzzzzzzzzzzz.evil', '1000000000000.replica1'])(
  'a collection affected by the stamp %s is corrected',
  async (poison) => {
    const { clip } = await saveArticle(db, article(), { note: 'old', tags: ['t'] }, NOW - 100);
    const own = Object.keys(clip.clock.note.seen)[0] ?? '';
    const poisoned = {
      ...clip,
      title: 'Newest',
      clippedAt: FUTURE,
      deletedAt: FUTURE,
      clock: {
        ...clip.clock,
        title: poison,
        deleted: poison,
        note: { ...clip.clock.note, seen: { [own]: `${poison.split('.')[0]}.${own}` } },
      },
    };
    await db.clips.put(clipRow(poisoned, 1));
    await db.meta.put({ key: 'lastStamp', value: poison });
    expect(await repairClock(db, NOW)).toBe(1);
    expect(await repairClock(db, NOW)).toBe(0);

    const mended = await clipIn(db, clip.id);
    expect(mended).toMatchObject({ title: 'Newest', note: 'old', tags: ['t'], clippedAt: NOW });
    expect(isStamp(mended.clock.title) && isStamp(mended.clock.deleted)).toBe(true);
    expect(stampTime(newestStamp(mended))).toBe(NOW);
    const [back] = await editClips(
      db,
      [clip.id],
      { deleted: false, title: 'After', note: 'new' },
      NOW + 1,
    );
    expect(back).toMatchObject({ deletedAt: null, title: 'After', note: 'new' });
    expect(isStamp(back?.clock.title ?? '')).toBe(true);
  },
);

test('a clock that was never set causes no corrections', async () => {
  const { clip } = await saveArticle(db, article(), {}, NOW);
  expect(await repairClock(db, Date.UTC(2000, 0, 1))).toBe(0);
  expect(await clipIn(db, clip.id)).toEqual(clip);
});
