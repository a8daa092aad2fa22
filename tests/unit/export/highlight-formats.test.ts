import 'fake-indexeddb/auto';
import Papa from 'papaparse';
import { beforeAll, expect, test } from 'vitest';
import { NOWHERE } from '@/lib/clips/highlight';
import { ClipDatabase } from '@/lib/store/database';
import { saveArticle } from '@/lib/store/save';
import { article } from '../articles';
import { exportedText } from './exporting';

const db = new ClipDatabase('highlight-formats');
const AT = Date.UTC(2026, 0, 3);

const marked = (id: string, exact: string, rest: { note?: string; tags?: string[] } = {}) => ({
  id,
  add: { createdAt: AT, quote: { exact, prefix: 'before ', suffix: ' after' }, anchor: NOWHERE },
  ...rest,
});

beforeAll(async () => {
  await saveArticle(
    db,
    article({ title: 'Oil [again]', authors: ['Ada Poe', 'B. Roe'] }),
    {
      note: 'About *all* of it',
      tags: ['energy'],
      highlights: [
        marked('highlight-1', '=SUM(A1)\nof *oil*', {
          note: 'Why?',
          tags: ['open question', 'a/b'],
        }),
        marked('highlight-2', '“Quoted”'),
      ],
    },
    AT,
  );
  await saveArticle(db, article({ url: 'https://b.example/', canonicalUrl: null }), {}, AT + 1);
});

test('Readwise gets one row per highlight, with tags in its notes and formulas escaped', async () => {
  const text = await exportedText(db, 'readwise');
  const { data, errors } = Papa.parse<Record<string, string>>(text.trim(), { header: true });
  expect(errors).toEqual([]);
  expect(data).toHaveLength(2);
  expect(data[0]).toEqual({
    Highlight: "'=SUM(A1)\nof *oil*",
    Title: 'Oil [again]',
    Author: 'Ada Poe, B. Roe',
    URL: 'https://news.example/mexico?utm_source=x#top',
    Note: '.a-b .open-question\nWhy?',
    Location: '1',
    Date: '2026-01-03T00:00:00.000Z',
  });
});

test('Hypothesis gets URLs, quotes, notes and tags in its own format', async () => {
  const file = JSON.parse(await exportedText(db, 'hypothesis'));
  expect(file).toMatchObject({ export_date: '2026-01-02T00:00:00.000Z' });
  expect(file.annotations).toHaveLength(3);
  const [note, first, second] = file.annotations;
  expect(note).toMatchObject({ text: 'About *all* of it', tags: ['energy'] });
  expect(note.target).toEqual([{ source: note.uri }]);
  expect(first).toMatchObject({
    user: 'acct:me@tearsheet',
    uri: 'https://news.example/mexico?utm_source=x#top',
    text: 'Why?',
    tags: ['a/b', 'open question'],
    document: { title: ['Oil [again]'] },
  });
  expect(second.target[0].selector).toEqual([
    { type: 'TextQuoteSelector', exact: '“Quoted”', prefix: 'before ', suffix: ' after' },
  ]);
});

test('the highlights export lists highlights in Markdown under the titles of their clips', async () => {
  expect(await exportedText(db, 'highlights')).toBe(
    [
      '# Energy & oil',
      '## [Oil \\[again\\]](<https://news.example/mexico?utm_source=x#top>)',
      'About \\*all\\* of it',
      '> =SUM(A1)\n> of \\*oil\\*',
      'Why?',
      '#a/b #open-question',
      '> “Quoted”\n',
    ].join('\n\n'),
  );
});

test('highlights that were not selected are left out', async () => {
  const text = await exportedText(db, 'highlights', 'all', {
    only: (clip) => ({
      ...clip,
      note: '',
      highlights: clip.highlights.filter(({ id }) => id === 'highlight-2'),
    }),
  });
  expect(text).toContain('“Quoted”');
  expect(text).not.toContain('SUM');
  expect(text).not.toContain('About');
});
