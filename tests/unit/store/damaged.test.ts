import { beforeEach, expect, test } from 'vitest';
import { damagedIds, removeDamaged, rawClips } from '@/lib/store/damaged';
import { ClipDatabase } from '@/lib/store/database';
import { newestClips } from '@/lib/store/queries';
import { saveArticle } from '@/lib/store/save';
import { entriesOf } from '@/lib/search/index/entries';
import { changedSince } from '@/lib/store/journal';
import { article } from '../articles';
import { exportedText } from '../export/exporting';

let db: ClipDatabase;
let count = 0;
let bad = '';
beforeEach(async () => {
  db = new ClipDatabase(`damaged-${(count += 1)}`);
  const saved = await saveArticle(db, article({ title: 'Bad' }), {}, 1000);
  bad = saved.clip.id;
  await saveArticle(db, article({ canonicalUrl: 'https://b.example/', title: 'Good' }), {}, 1001);
});

/** Damages a clip in a way that an older version may have allowed. */
async function damage(change: object) {
  const row = await db.clips.get(bad);
  if (!row) throw new Error('no clip');
  await db.clips.put({ ...row, ...change });
}

const TEXTS = ['csv', 'bibtex', 'ris', 'csl', 'bookmarks'] as const;

test.each([
  ['a time beyond the valid range', { clippedAt: 9e15 }],
  ['invalid authors', { authors: [7] }],
  ['an invalid title', { title: null }],
])('a clip with %s does not affect the export of others', async (_what, change) => {
  await damage(change);
  for (const format of TEXTS) {
    const text = await exportedText(db, format);
    expect([format, text.includes('Good')]).toEqual([format, true]);
  }
  expect(await damagedIds(db)).toEqual([bad]);
  // A backup has it unchanged.
  expect(await exportedText(db, 'backup')).toContain(bad);
  const entries = await entriesOf(db, await changedSince(db, 0, 10));
  expect(entries.map(({ subject }) => subject.fields.title)).toContain('Good');
});

test('a damaged clip is found by its date, and can be exported raw and deleted', async () => {
  expect(await damagedIds(db)).toEqual([]);
  await damage({ clippedAt: 9e15 });
  expect(await damagedIds(db)).toEqual([bad]);
  const raw = JSON.parse(await rawClips(db, [bad])) as { clips: unknown[]; contents: unknown[] };
  expect(raw.clips).toMatchObject([{ id: bad, clippedAt: 9e15 }]);
  expect(raw.contents).toHaveLength(1);
  await removeDamaged(db, [bad]);
  expect(await damagedIds(db)).toEqual([]);
  expect((await newestClips(db, 'inbox', 10)).map(({ title }) => title)).toEqual(['Good']);
  expect(await db.contents.count()).toBe(1);
});
