import { expect, test } from 'vitest';
import { file, itemsOf, rowsOf, zipped } from '../files';

const SAVED = Date.UTC(2023, 10, 14, 22, 13, 20);

test('Pocket zip: every part is read, with highlights', async () => {
  const head = 'title,url,time_added,tags,status\n';
  const zip = zipped('pocket.zip', {
    'part_000000.csv': `${head}One,https://a.example/1,1700000000,,unread\n`,
    'part_000001.csv': `${head}Two,https://a.example/2,1700000000,,unread\n`,
    'annotations/part_000000.json': JSON.stringify([
      {
        url: 'https://a.example/1',
        title: 'One',
        highlights: [{ quote: 'Marked – words', created_at: 1_700_000_000 }],
      },
    ]),
  });
  const { items } = await itemsOf(zip);
  expect(items.map(({ url }) => url)).toEqual([
    'https://a.example/1',
    'https://a.example/2',
    'https://a.example/1',
  ]);
  expect(items[2]?.passages).toEqual([{ quote: 'Marked – words', note: null, markedAt: SAVED }]);
});

test('Omnivore zip: metadata, texts and highlights are combined', async () => {
  const entry = {
    id: '1',
    slug: 'one-18',
    title: 'One',
    description: 'About it',
    author: 'Ana Ruiz',
    url: 'https://a.example/1',
    state: 'Archived',
    readingProgress: 20,
    thumbnail: null,
    labels: ['energy', 'oil'],
    savedAt: '2023-11-14T22:13:20.000Z',
    publishedAt: '2023-11-01T00:00:00.000Z',
  };
  const zip = zipped('omnivore.zip', {
    'metadata_0_to_1.json': JSON.stringify([entry]),
    'metadata_1_to_2.json': JSON.stringify([
      { ...entry, slug: 'two', url: 'https://a.example/2', state: 'Active', labels: [] },
    ]),
    'content/one-18.html': '<p>Text of one.</p>',
    'highlights/one-18.md': '> First line\n> second line #idea\n\nMy note\n\n> Another\n',
  });
  const { format, items } = await itemsOf(zip);
  expect(format).toBe('omnivore');
  expect(items[0]).toEqual({
    url: 'https://a.example/1',
    title: 'One',
    excerpt: 'About it',
    authors: ['Ana Ruiz'],
    tags: ['energy', 'oil'],
    savedAt: SAVED,
    publishedAt: '2023-11-01T00:00:00.000Z',
    archived: true,
    html: '<p>Text of one.</p>',
    passages: [
      { quote: 'First line\nsecond line', note: 'My note', markedAt: null },
      { quote: 'Another', note: null, markedAt: null },
    ],
  });
  expect(items[1]).toMatchObject({ url: 'https://a.example/2' });
  expect(items[1]?.archived).toBeUndefined();
});

test('wallabag JSON: entries include annotations and content', async () => {
  const entries = [
    {
      is_archived: 1,
      is_starred: 0,
      tags: ['a', { id: 3, label: 'b', slug: 'b' }],
      is_public: false,
      id: 23,
      title: 'One',
      url: 'https://a.example/1',
      content: '<p>Text.</p>',
      created_at: '2023-11-14T23:13:20+0100',
      updated_at: '2023-11-14T23:13:20+0100',
      published_at: '2023-11-01T10:00:00+0100',
      published_by: ['Ana Ruiz', null],
      annotations: [
        { text: 'mine', quote: 'Text', created_at: '2023-11-14T23:13:20+0100', ranges: [] },
      ],
      mimetype: 'text/html',
      language: 'pt_BR',
      reading_time: 1,
      domain_name: 'a.example',
    },
  ];
  const { format, items } = await itemsOf(
    file('All entries.json', JSON.stringify(entries, null, 2)),
  );
  expect(format).toBe('wallabag');
  expect(items).toEqual([
    {
      url: 'https://a.example/1',
      title: 'One',
      tags: ['a', 'b'],
      savedAt: SAVED,
      archived: true,
      authors: ['Ana Ruiz'],
      siteName: 'a.example',
      publishedAt: '2023-11-01T10:00:00+0100',
      lang: 'pt-BR',
      html: '<p>Text.</p>',
      passages: [{ quote: 'Text', note: 'mine', markedAt: SAVED }],
    },
  ]);
});

test('Karakeep JSON: links are imported, and text notes are reported', async () => {
  const json = {
    bookmarks: [
      {
        createdAt: 1_700_000_000,
        title: 'One',
        tags: ['a', 'b'],
        content: { type: 'link', url: 'https://a.example/1' },
        note: 'My note',
        archived: true,
      },
      {
        createdAt: 1_700_000_000,
        title: null,
        tags: [],
        content: { type: 'text', text: 'A memo' },
      },
    ],
  };
  const rows = await rowsOf(file('karakeep.json', JSON.stringify(json)));
  expect(rows[0]).toMatchObject({
    format: 'karakeep',
    item: {
      url: 'https://a.example/1',
      title: 'One',
      tags: ['a', 'b'],
      note: 'My note',
      savedAt: SAVED,
      archived: true,
    },
  });
  expect(rows[1]).toMatchObject({ row: 2, title: 'A memo', problem: 'no address' });
});

test('Linkwarden JSON: nested collections become nested tags', async () => {
  const link = (name: string) => ({
    id: 1,
    name,
    type: 'url',
    description: 'About it',
    url: `https://a.example/${name}`,
    tags: [{ id: 1, name: 'a' }],
    createdAt: '2023-11-14T22:13:20.000Z',
    importDate: null,
  });
  const json = {
    id: 1,
    name: 'Ana',
    collections: [
      { id: 1, name: 'Unorganized', parentId: null, links: [link('1')] },
      { id: 2, name: 'Work', parentId: null, links: [] },
      { id: 3, name: 'Oil', parentId: 2, links: [link('2'), { ...link('3'), url: 7 }] },
    ],
    pinnedLinks: [],
  };
  const rows = await rowsOf(file('backup.json', JSON.stringify(json)));
  expect(rows.map((row) => ('item' in row ? row.item.tags : row))).toMatchObject([
    ['a'],
    ['a', 'Work/Oil'],
    { row: 3, title: '3', problem: 'no address' },
  ]);
});

test('CSL-JSON: references are parsed', async () => {
  const json = [
    {
      id: 'a',
      type: 'webpage',
      title: 'One',
      URL: 'https://a.example/1',
      author: [{ family: 'Ruiz', given: 'Ana' }, { literal: 'WHO' }],
      issued: { 'date-parts': [[2023, '11', 1]] },
      accessed: { 'date-parts': [[2023, 11, 14]] },
      'container-title': 'A Site',
      keyword: 'a, b',
    },
  ];
  expect(await itemsOf(file('x.json', JSON.stringify(json)))).toEqual({
    format: 'csl-json',
    items: [
      {
        url: 'https://a.example/1',
        title: 'One',
        authors: ['Ana Ruiz', 'WHO'],
        siteName: 'A Site',
        publishedAt: '2023-11-01',
        savedAt: Date.UTC(2023, 10, 14),
        tags: ['a', 'b'],
      },
    ],
  });
});
