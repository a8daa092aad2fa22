import 'fake-indexeddb/auto';
import { beforeEach, expect, test } from 'vitest';
import type { Colour } from '@/lib/clips/highlight';
import { NOWHERE } from '@/lib/clips/highlight';
import { ClipDatabase } from '@/lib/store/database';
import { CLIP_NOTE } from '@/lib/store/highlight-row';
import type { HighlightGroup, HighlightView } from '@/lib/store/highlights';
import { highlightsAt, highlightTags, listHighlights } from '@/lib/store/highlights';
import { editClips, saveArticle } from '@/lib/store/save';
import { article } from '../articles';

const DAY = 86_400_000;
const START = Date.UTC(2026, 10, 1);
let db: ClipDatabase;
let ids: readonly string[];

const all = (group: HighlightGroup): HighlightView => {
  return { group, colour: null, tag: null, noted: false };
};

interface Marked {
  readonly id: string;
  readonly day: number;
  readonly start: number;
  readonly colour: Colour;
  readonly note?: string;
  readonly tags?: readonly string[];
}

const marked = ({ id, day, start, ...rest }: Marked) => ({
  id,
  add: {
    createdAt: START + day * DAY,
    quote: { exact: id, prefix: '', suffix: '' },
    anchor: start < 0 ? NOWHERE : { revision: 'AAAAAAAAAAAAAAAA', start, end: start + 1 },
  },
  ...rest,
});

beforeEach(async () => {
  db = new ClipDatabase(`highlights-${Math.random()}`);
  const save = async (path: string, note: string, highlights: readonly Marked[]) => {
    const url = `https://a.example/${path}`;
    const draft = { note, highlights: highlights.map(marked) };
    const { clip } = await saveArticle(db, article({ url, canonicalUrl: null }), draft, START);
    return clip.id;
  };
  ids = [
    await save('one', 'About it', [
      { id: 'one-late', day: 1, start: 90, colour: 'yellow', tags: ['method/old', 'x'] },
      { id: 'one-early', day: 5, start: 10, colour: 'green', note: 'why' },
    ]),
    await save('two', '', [
      { id: 'two-nowhere', day: 3, start: -1, colour: 'yellow', tags: ['method'] },
      { id: 'two-first', day: 4, start: 0, colour: 'pink' },
    ]),
  ];
});

const names = async (view: HighlightView) =>
  (await listHighlights(db, view)).map(({ id, under }) =>
    under === null ? id : `${under}: ${id}`,
  );

test('highlights are listed newest first, and those of a clip in reading order', async () => {
  expect(await names(all('day'))).toEqual([
    'one-early',
    'two-first',
    'two-nowhere',
    'one-late',
    CLIP_NOTE,
  ]);
  expect(await names(all('clip'))).toEqual([
    CLIP_NOTE,
    'one-early',
    'one-late',
    'two-first',
    'two-nowhere',
  ]);
});

test('highlights are grouped by colour and by tag', async () => {
  expect(await names(all('colour'))).toEqual([
    'yellow: two-nowhere',
    'yellow: one-late',
    'green: one-early',
    'pink: two-first',
    `none: ${CLIP_NOTE}`,
  ]);
  expect(await names(all('tag'))).toEqual([
    'method: two-nowhere',
    'method/old: one-late',
    'x: one-late',
    ': one-early',
    ': two-first',
    `: ${CLIP_NOTE}`,
  ]);
  expect(await highlightTags(db)).toEqual(['method', 'method/old', 'x']);
});

test('highlights can be filtered by colour, tag including nested ones, and note', async () => {
  expect(await names({ ...all('day'), colour: 'yellow' })).toEqual(['two-nowhere', 'one-late']);
  expect(await names({ ...all('day'), tag: 'method' })).toEqual(['two-nowhere', 'one-late']);
  expect(await names({ ...all('day'), noted: true })).toEqual(['one-early', CLIP_NOTE]);
  expect(await names({ ...all('day'), colour: 'yellow', noted: true })).toEqual([]);
});

test('the list of highlights follows every change of their clips, including deletion and restoration', async () => {
  const [one = '', two = ''] = ids;
  await editClips(db, [two], { deleted: true }, START + 10 * DAY);
  expect(await names(all('day'))).toEqual(['one-early', 'one-late', CLIP_NOTE]);
  await editClips(db, [two], { deleted: false }, START + 11 * DAY);
  const edit = {
    note: '',
    highlights: [
      { id: 'one-late', removed: true },
      { id: 'one-early', colour: 'blue' as const, tags: ['x'] },
    ],
  };
  await editClips(db, [one], edit, START + 12 * DAY);
  expect(await names({ ...all('day'), colour: 'blue' })).toEqual(['one-early']);
  expect(await names({ ...all('day'), tag: 'x' })).toEqual(['one-early']);
  expect(await names(all('day'))).toEqual(['one-early', 'two-first', 'two-nowhere']);
});

test('highlights are read with their clips, and removed ones are missing', async () => {
  const [one = ''] = ids;
  const [early, note, gone] = await highlightsAt(db, [
    { clipId: one, id: 'one-early' },
    { clipId: one, id: CLIP_NOTE },
    { clipId: one, id: 'one-gone' },
  ]);
  expect(early?.highlight).toMatchObject({ id: 'one-early', note: 'why', colour: 'green' });
  expect(note).toMatchObject({ clip: { note: 'About it' }, highlight: null });
  expect(gone).toBeUndefined();
});
