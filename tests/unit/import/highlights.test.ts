// @vitest-environment jsdom
import { expect, test } from 'vitest';
import type { Clip } from '@/lib/clips/clip';
import { NOWHERE } from '@/lib/clips/highlight';
import { ClipDatabase, clipOf } from '@/lib/store/database';
import { contentsOf } from '@/lib/store/queries';
import { editClips, saveArticle } from '@/lib/store/save';
import { article } from '../articles';
import { exported } from '../export/exporting';
import { file, importFiles } from './files';

let count = 0;
const emptyDatabase = () => new ClipDatabase(`highlights-${(count += 1)}`);

const URL = 'https://a.example/1';
const SAVED = Date.UTC(2023, 10, 14, 22, 13, 20);

async function onlyClip(db: ClipDatabase): Promise<Clip> {
  const [row, ...others] = await db.clips.toArray();
  if (!row || others.length > 0) throw new Error('Not one clip');
  return clipOf(row);
}

const pocket = (...quotes: readonly string[]) => {
  const highlights = quotes.map((quote) => ({ quote, created_at: 1_700_000_000 }));
  return [file('a.json', JSON.stringify([{ url: URL, title: 'One', highlights }]))];
};

const wallabag = (quote: string, text: string) => {
  const annotations = [{ quote, text }];
  return [
    file('w.json', JSON.stringify([{ url: URL, is_archived: 0, is_starred: 0, annotations }])),
  ];
};

test('passages become highlights without a position, and are not added to the note', async () => {
  const db = emptyDatabase();
  await importFiles(db, pocket('Marked words', 'and\r\nmore', '  '));
  const clip = await onlyClip(db);
  expect(clip.note).toBe('');
  expect(clip.highlights).toMatchObject([
    { quote: { exact: 'Marked words', prefix: '', suffix: '' }, anchor: NOWHERE, createdAt: SAVED },
    { quote: { exact: 'and\nmore' }, anchor: NOWHERE, createdAt: SAVED + 1, note: '' },
  ]);
});

test('no highlight is duplicated from any file, but a missing note is added', async () => {
  const db = emptyDatabase();
  await importFiles(db, pocket('Marked words'));
  const first = await onlyClip(db);
  expect(await importFiles(db, pocket('Marked words'))).toMatchObject({ known: 1, changed: 0 });
  expect(await onlyClip(db)).toEqual(first);
  expect(await importFiles(db, wallabag('Marked  words', 'mine'))).toMatchObject({ changed: 1 });
  const second = await onlyClip(db);
  expect(second.highlights).toEqual([{ ...first.highlights[0], note: 'mine' }]);
  await importFiles(db, wallabag('Marked words', 'another'));
  expect((await onlyClip(db)).highlights).toEqual(second.highlights);
});

test('two devices that import the same file create the same highlight', async () => {
  const [one, other] = [emptyDatabase(), emptyDatabase()];
  await importFiles(one, pocket('Marked words'));
  await importFiles(other, pocket('Marked words'));
  const ids = await Promise.all(
    [one, other].map(async (db) => (await onlyClip(db)).highlights[0]?.id),
  );
  expect(ids[0]).toMatch(/^[\w-]{16}$/);
  expect(ids[1]).toBe(ids[0]);
});

test('a removed highlight stays removed, and one made here is not duplicated', async () => {
  const db = emptyDatabase();
  await importFiles(db, pocket('Removed', 'Kept'));
  const clip = await onlyClip(db);
  const removed = clip.highlights.find(({ quote }) => quote.exact === 'Removed');
  const add = {
    createdAt: 5,
    quote: { exact: 'By hand', prefix: 'a ', suffix: ' b' },
    anchor: { revision: 'r0000000', start: 2, end: 9 },
  };
  const edits = [
    { id: removed?.id ?? '', removed: true },
    { id: 'by-hand-0', add },
  ];
  await editClips(db, [clip.id], { highlights: edits }, 2e12);
  const before = await onlyClip(db);
  expect(before.highlights.map(({ quote }) => quote.exact)).toEqual(['By hand', 'Kept']);
  expect(await importFiles(db, pocket('Removed', 'Kept', 'By hand'))).toMatchObject({ known: 1 });
  expect(await onlyClip(db)).toEqual(before);
});

test('Obsidian Web Clipper: highlights in the text and in the front matter are imported', async () => {
  const db = emptyDatabase();
  const text = `---
title: One
source: ${URL}
highlights:
  - from a template
  - text: with a note
    note: mine
---
Some ==marked *words* &amp; more==, a == b == c, \`==code==\`, \\==no==.

==Over
lines== end
`;
  await importFiles(db, [file('One.md', text)]);
  const clip = await onlyClip(db);
  expect(clip.highlights.map(({ quote, note }) => [quote.exact, note])).toEqual([
    ['marked words & more', ''],
    ['Over\nlines', ''],
    ['from a template', ''],
    ['with a note', 'mine'],
  ]);
  const contents = await contentsOf(db, clip);
  expect(contents?.text).toContain('Some marked words & more, a == b == c, ==code==, ==no==.');
});

test.each(['markdown', 'csv', 'backup'] as const)(
  'highlights survive a round trip through %s',
  async (format) => {
    const [db, back] = [emptyDatabase(), emptyDatabase()];
    const html = '<p>Text.</p><blockquote>Quoted in the article</blockquote>';
    const { clip } = await saveArticle(db, article({ html }), {}, 1000);
    const quotes = ['First *one* #tag', 'Over\ntwo lines', '> odd <b>', '=1+1'];
    const highlights = quotes.map((exact, index) => ({
      id: `highlight-${index}`,
      add: { createdAt: index, quote: { exact, prefix: '', suffix: '' }, anchor: NOWHERE },
      ...(index > 0 && { note: `note ${index}\n> of mine` }),
    }));
    await editClips(db, [clip.id], { highlights }, 2000);
    const { name, blob } = await exported(db, format);
    expect(await importFiles(back, [{ name, blob }])).toMatchObject({ added: 1, failed: 0 });
    const of = async (database: ClipDatabase) =>
      (await onlyClip(database)).highlights.map(({ quote, note }) => [quote.exact, note]);
    expect(await of(back)).toEqual(await of(db));
    expect(JSON.stringify(await back.contents.toArray())).not.toContain('First');
    // Imported into the collection it came from, it adds nothing.
    expect(await importFiles(db, [{ name, blob }])).toMatchObject({ known: 1 });
  },
);
