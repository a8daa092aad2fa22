import 'fake-indexeddb/auto';
import { beforeEach, expect, test } from 'vitest';
import { NOWHERE } from '@/lib/clips/highlight';
import { ClipDatabase } from '@/lib/store/database';
import { deleteForGood } from '@/lib/store/delete-for-good';
import { DAILY, daysUntil, recordRecall, highlightsToReview } from '@/lib/store/review';
import { editClips, saveArticle } from '@/lib/store/save';
import { article } from '../articles';

const DAY = 86_400_000;
const START = Date.UTC(2026, 10, 1);
const day = (index: number) => ({
  start: START + index * DAY,
  end: START + (index + 1) * DAY,
});
const first = () => 0;
let db: ClipDatabase;
let clipId: string;

beforeEach(async () => {
  db = new ClipDatabase(`review-${Math.random()}`);
  const highlights = Array.from({ length: 20 }, (_, index) => ({
    id: `highlight-${index}`,
    add: { createdAt: START, quote: { exact: 'x', prefix: '', suffix: '' }, anchor: NOWHERE },
  }));
  const url = 'https://a.example/';
  const draft = { note: 'A note is no highlight', highlights };
  clipId = (await saveArticle(db, article({ url, canonicalUrl: null }), draft, START)).clip.id;
});

test('each day has a limited number of distinct highlights, and none once they are answered', async () => {
  const names = await highlightsToReview(db, day(0), Math.random);
  expect(new Set(names).size).toBe(DAILY);
  expect(names.every((name) => name.startsWith(`${clipId} highlight-`))).toBe(true);
  for (const name of names) await recordRecall(db, name, 'good', START);
  expect(await highlightsToReview(db, day(0), first)).toEqual([]);
});

test('nothing is stored before the first answer', async () => {
  await highlightsToReview(db, day(0), first);
  expect(await db.meta.where('key').startsWith('review.').count()).toBe(0);
});

test('better-known highlights return later, and due ones come before new ones', async () => {
  const [forgotten = '', known = ''] = await highlightsToReview(db, day(0), first);
  const days = await daysUntil(db, known, START);
  expect(days.again).toBeLessThan(days.easy);
  expect(days.hard).toBeLessThanOrEqual(days.good);
  await recordRecall(db, forgotten, 'again', START);
  await recordRecall(db, known, 'easy', START);
  const soon = await highlightsToReview(db, day(days.again), first);
  expect(soon[0]).toBe(forgotten);
  expect(soon).not.toContain(known);
  expect(await highlightsToReview(db, day(days.easy), first)).toContain(known);
});

test('intervals grow with every good answer', async () => {
  const [name = ''] = await highlightsToReview(db, day(0), first);
  const once = (await daysUntil(db, name, START)).good;
  await recordRecall(db, name, 'good', START);
  const twice = (await daysUntil(db, name, START + once * DAY)).good;
  expect(twice).toBeGreaterThan(once);
});

test('an unreadable state makes its highlight new, and does not affect others', async () => {
  const [name = '', other = ''] = await highlightsToReview(db, day(0), first);
  await recordRecall(db, other, 'again', START);
  await db.meta.put({ key: `review.${name}`, value: '{"due":"soon","stability":-1}' });
  const names = await highlightsToReview(db, day(1), first);
  expect(names).toContain(name);
  expect(names).toContain(other);
  await recordRecall(db, name, 'good', START + DAY);
  expect(await highlightsToReview(db, day(1), first)).not.toContain(name);
});

test('a clock that was set back does not break the schedule', async () => {
  const [name = ''] = await highlightsToReview(db, day(0), first);
  await recordRecall(db, name, 'good', START + 100 * DAY);
  await recordRecall(db, name, 'good', START);
  expect((await daysUntil(db, name, START)).good).toBeGreaterThan(0);
});

test('deleted highlights are not reviewed, and permanent deletion removes their state', async () => {
  const [name = ''] = await highlightsToReview(db, day(0), first);
  await recordRecall(db, name, 'again', START);
  await editClips(db, [clipId], { deleted: true }, START + DAY);
  expect(await highlightsToReview(db, day(5), first)).toEqual([]);
  await deleteForGood(db, [clipId], START + DAY);
  expect(await db.meta.where('key').startsWith('review.').count()).toBe(0);
});
