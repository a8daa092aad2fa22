import { expect, test } from 'vitest';
import { file, itemsOf, rowsOf } from '../files';

const SAVED = Date.UTC(2023, 10, 14, 22, 13, 20);
const A = 'https://a.example/1';

test('Pinboard and Delicious JSON: the description is the title, and tags are separated by spaces', async () => {
  const json = JSON.stringify([
    {
      href: A,
      description: 'One &amp; two',
      extended: 'My note',
      time: '2023-11-14T22:13:20Z',
      shared: 'no',
      toread: 'yes',
      tags: 'ice melting/fast',
    },
  ]);
  expect(await itemsOf(file('pinboard.json', json))).toEqual({
    format: 'json-list',
    items: [
      {
        url: A,
        title: 'One & two',
        tags: ['ice', 'melting/fast', 'to-read'],
        note: 'My note',
        savedAt: SAVED,
      },
    ],
  });
});

test('Shaarli, linkding, Omnivore metadata and wallabag 1 are recognised as lists of links', async () => {
  const items = async (value: unknown) =>
    (await itemsOf(file('x.json', JSON.stringify(value)))).items;
  expect(
    await items([
      { url: A, title: 'One', description: 'n', tags: ['a'], created: '2023-11-14T22:13:20Z' },
    ]),
  ).toEqual([{ url: A, title: 'One', note: 'n', tags: ['a'], savedAt: SAVED }]);
  expect(
    await items({
      count: 1,
      results: [
        {
          url: A,
          title: 'One',
          description: 'd',
          notes: 'n',
          tag_names: ['a'],
          is_archived: true,
          unread: true,
          date_added: '2023-11-14T22:13:20Z',
        },
      ],
    }),
  ).toEqual([
    {
      url: A,
      title: 'One',
      note: 'd\n\nn',
      tags: ['a', 'to-read'],
      archived: true,
      savedAt: SAVED,
    },
  ]);
  expect(
    await items([
      {
        id: '1',
        slug: 's',
        title: 'One',
        author: 'Ana',
        url: A,
        state: 'Archived',
        labels: ['a'],
        savedAt: '2023-11-14T22:13:20Z',
      },
    ]),
  ).toEqual([
    { url: A, title: 'One', authors: ['Ana'], archived: true, tags: ['a'], savedAt: SAVED },
  ]);
  expect(
    await items([
      {
        id: 1,
        title: 'One',
        url: A,
        is_read: '1',
        is_fav: '0',
        content: '<p>Text</p>',
        tags: 'a,b c',
      },
    ]),
  ).toEqual([{ url: A, title: 'One', archived: true, tags: ['a', 'b c'], html: '<p>Text</p>' }]);
});

const annotations = [
  {
    uri: A,
    created: '2023-11-14T22:13:20Z',
    text: 'why',
    tags: ['method'],
    document: { title: ['One'] },
    target: [
      { selector: [{ type: 'RangeSelector' }, { type: 'TextQuoteSelector', exact: 'Words' }] },
    ],
  },
  {
    uri: A,
    created: '2023-11-14T22:13:20Z',
    text: 'A page note',
    tags: ['a'],
    target: [{ source: A }],
  },
];

test.each([
  ['the client’s export', { export_date: 'x', annotations }],
  ['a response of the API', { total: 2, rows: annotations }],
  ['a list', annotations],
])('Hypothesis JSON is parsed as %s', async (_what, value) => {
  expect(await itemsOf(file('h.json', JSON.stringify(value)))).toEqual({
    format: 'hypothesis',
    items: [
      {
        url: A,
        title: 'One',
        savedAt: SAVED,
        passages: [{ quote: 'Words', note: 'why', markedAt: SAVED, tags: ['method'] }],
      },
      { url: A, note: 'A page note', tags: ['a'], savedAt: SAVED },
    ],
  });
});

test('Hypothesis CSV, Diigo, mymind and Matter are recognised by their columns', async () => {
  const only = async (text: string) => {
    const { format, items } = await itemsOf(file('x.csv', text));
    return [format, ...items];
  };
  expect(
    await only(
      `Created at,Author,Page,URL,Group,Type,Quote,Comment,Tags\n2023-11-14T22:13:20Z,me,One,${A},Public,Annotation,Words,why,"a, b"\n`,
    ),
  ).toEqual([
    'hypothesis-csv',
    {
      url: A,
      title: 'One',
      savedAt: SAVED,
      passages: [{ quote: 'Words', note: 'why', markedAt: SAVED, tags: ['a', 'b'] }],
    },
  ]);
  expect(
    await only(
      `title,url,tags,description,comments,annotations,created_at\nOne,${A},no_tag,mine,,"Highlight: Words\nComment: why\nHighlight: More",2023-11-14 22:13:20 UTC\n`,
    ),
  ).toEqual([
    'diigo',
    {
      url: A,
      title: 'One',
      note: 'mine',
      savedAt: SAVED,
      passages: [
        { quote: 'Words', note: 'why', markedAt: null },
        { quote: 'More', note: null, markedAt: null },
      ],
    },
  ]);
  expect(
    await only(
      `id,type,title,url,content,note,tags,created\n1,Article,One,${A},text,n,"a,b",2023-11-14T22:13:20Z\n`,
    ),
  ).toEqual([
    'mymind',
    { url: A, title: 'One', excerpt: 'text', note: 'n', tags: ['a', 'b'], savedAt: SAVED },
  ]);
  expect(
    await only(
      `Title,Author,Publisher,URL,Tags,Word Count,In Queue,Favorited,Read,Highlight Count,Last Interaction Date\nOne,Ana,Site,${A},a,9,False,True,True,0,2023-11-14T22:13:20Z\n`,
    ),
  ).toEqual([
    'matter',
    {
      url: A,
      title: 'One',
      authors: ['Ana'],
      siteName: 'Site',
      tags: ['a'],
      archived: true,
      starred: true,
      savedAt: SAVED,
    },
  ]);
});

test('Firefox and Chromium bookmarks: built-in folders are not tags', async () => {
  const firefox = {
    guid: 'root________',
    typeCode: 2,
    children: [
      {
        guid: 'menu________',
        title: 'menu',
        typeCode: 2,
        children: [
          {
            title: 'Ice/Snow',
            typeCode: 2,
            children: [
              { title: 'One', uri: A, tags: 'a,b', dateAdded: SAVED * 1000, typeCode: 1 },
              { title: 'Recent', uri: 'place:sort=8', typeCode: 1 },
            ],
          },
        ],
      },
    ],
  };
  expect(await itemsOf(file('bookmarks.json', JSON.stringify(firefox)))).toEqual({
    format: 'firefox-json',
    items: [{ url: A, title: 'One', tags: ['a', 'b', 'Ice Snow'], savedAt: SAVED }],
  });
  const chromium = {
    checksum: 'x',
    roots: {
      bookmark_bar: {
        name: 'Bookmarks bar',
        type: 'folder',
        children: [
          { name: 'Two', type: 'url', url: 'https://a.example/2', date_added: '13344473600000000' },
          {
            name: 'F',
            type: 'folder',
            children: [{ name: 'One', type: 'url', url: A, date_added: '13344473600000000' }],
          },
        ],
      },
    },
  };
  expect(await itemsOf(file('Bookmarks', JSON.stringify(chromium)))).toEqual({
    format: 'chromium-bookmarks',
    items: [
      { url: 'https://a.example/2', title: 'Two', savedAt: SAVED },
      { url: A, title: 'One', tags: ['F'], savedAt: SAVED },
    ],
  });
});

test('Evernote: text, tags and checkboxes are parsed, and a note without a URL is reported', async () => {
  const note = (source: string) =>
    `<note><title>One &amp; two</title><created>20231114T221320Z</created><tag>a b</tag>` +
    `<content><![CDATA[<?xml version="1.0"?><!DOCTYPE en-note SYSTEM "x"><en-note style="c"><div>Text &amp; more</div><en-todo checked="true"/>done</en-note>]]></content>` +
    `<note-attributes>${source}</note-attributes><resource><data encoding="base64">AAAA</data></resource></note>`;
  const text = `<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE en-export SYSTEM "http://xml.evernote.com/pub/evernote-export4.dtd">\n<en-export>${note(`<source-url>${A}</source-url>`)}${note('')}</en-export>`;
  const rows = await rowsOf(file('x.enex', text));
  expect(rows).toMatchObject([
    {
      format: 'enex',
      item: {
        url: A,
        title: 'One & two',
        tags: ['a b'],
        savedAt: SAVED,
        html: '<div>Text &amp; more</div>☑ done',
      },
    },
    { problem: 'no address', title: 'One & two' },
  ]);
});
