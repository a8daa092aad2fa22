// @vitest-environment jsdom
import { expect, test } from 'vitest';
import { file, importFiles, itemsOf, rowsOf, zipped } from '../files';
import { ClipDatabase } from '@/lib/store/database';

const HEAD = `<!DOCTYPE NETSCAPE-Bookmark-file-1>
<TITLE>Bookmarks</TITLE>
<H1>Bookmarks</H1>
<DL><p>
`;

const bookmarks = (text: string) => file('bookmarks.html', `${HEAD}${text}\n</DL><p>\n`);

test('bookmarks: a link in a description is part of it, not a clip', async () => {
  const { items } = await itemsOf(
    bookmarks(`<DT><A HREF="https://a.example/1">One</A>
<DD>See <a href="https://b.example/">that page</a> and more
<DT><A HREF="https://a.example/2">Two</A>`),
  );
  expect(items).toEqual([
    { url: 'https://a.example/1', title: 'One', note: 'See that page and more' },
    { url: 'https://a.example/2', title: 'Two' },
  ]);
});

test('bookmarks: an entry without DT after a description is a clip', async () => {
  const { items } = await itemsOf(
    bookmarks(`<DT><A HREF="https://a.example/1" ADD_DATE="1700000000">One</A>
<DD>What it says
<A HREF="https://a.example/2" ADD_DATE="1700000000">Two</A>`),
  );
  expect(items).toMatchObject([{ note: 'What it says' }, { title: 'Two' }]);
});

test('bookmarks: Firefox queries are ignored without an error', async () => {
  const rows = await rowsOf(
    bookmarks(`<DT><A HREF="place:type=6&amp;sort=14">Recent tags</A>
<DT><A HREF="https://a.example/1">One</A>`),
  );
  expect(rows).toMatchObject([{ item: { title: 'One' } }]);
});

test('bookmarks: linkding’s archive, notes and to-read marks are parsed', async () => {
  const { items } = await itemsOf(
    bookmarks(`<DT><A HREF="https://a.example/1" ADD_DATE="1700000000" LAST_MODIFIED="1700000000" PRIVATE="1" TOREAD="1" TAGS="a,linkding:bookmarks.archived">One</A>
<DD>What it says[linkding-notes]My
notes[/linkding-notes]
<DT><A HREF="https://a.example/2" TOREAD="0" TAGS="">Two</A>`),
  );
  expect(items).toEqual([
    {
      url: 'https://a.example/1',
      title: 'One',
      tags: ['a', 'to-read'],
      note: 'What it says\n\nMy\nnotes',
      savedAt: Date.UTC(2023, 10, 14, 22, 13, 20),
      archived: true,
    },
    { url: 'https://a.example/2', title: 'Two' },
  ]);
});

test('bookmarks: failed entries can be repaired, and keep their folders', async () => {
  const db = new ClipDatabase('repair-bookmarks');
  const failing = bookmarks(`<DT><H3>Work &amp; play</H3>
<DL><p>
<DT><A HREF="a.example/1" ADD_DATE="1700000000" TAGS="a,b &quot;c&quot;">One &lt;1&gt;</A>
<DD>What it says
</DL><p>`);
  const { repairs } = await importFiles(db, [failing]);
  const [repair] = repairs;
  const repaired = (await repair?.blob.text())?.replace('a.example/1', 'https://a.example/1');
  expect(repair?.name).toMatch(/\.html$/);
  expect(await itemsOf(file('repaired.html', repaired ?? ''))).toEqual({
    format: 'bookmarks',
    items: [
      {
        url: 'https://a.example/1',
        title: 'One <1>',
        tags: ['a', 'b "c"', 'Work & play'],
        note: 'What it says',
        savedAt: Date.UTC(2023, 10, 14, 22, 13, 20),
      },
    ],
  });
});

test('wallabag: its error messages are used neither as text nor as title', async () => {
  const entry = (url: string, content: string, more = {}) => {
    return { url, title: 'T', is_archived: 0, is_starred: 0, tags: [], content, ...more };
  };
  const said =
    'wallabag can\'t retrieve contents for this article. Please <a href="https://doc.wallabag.org/en/user/errors_during_fetching.html#how-can-i-help-to-fix-that">troubleshoot this issue</a>.';
  const { items } = await itemsOf(
    file(
      'w.json',
      JSON.stringify([
        entry('https://a.example/1', said, { title: 'No title found' }),
        entry('https://a.example/2', 'Inhalt nicht abrufbar', { is_not_parsed: true }),
        entry('https://a.example/3', `<p>${'An article about wallabag. '.repeat(80)}${said}</p>`),
      ]),
    ),
  );
  expect(items).toMatchObject([
    { url: 'https://a.example/1' },
    { url: 'https://a.example/2', title: 'T' },
    { html: expect.stringContaining('An article') },
  ]);
  expect(items[0]).not.toHaveProperty('html');
  expect(items[0]).not.toHaveProperty('title');
  expect(items[1]).not.toHaveProperty('html');
});

test('Karakeep: lists become nested tags, whatever their order in the file', async () => {
  const content = { type: 'link', url: 'https://a.example/1' };
  const { items } = await itemsOf(
    file(
      'k.json',
      JSON.stringify({
        bookmarks: [{ createdAt: 1, title: 'One', tags: ['a'], lists: ['l2', 'gone'], content }],
        lists: [
          { id: 'l2', name: 'Oil/Gas', parentId: 'l1', type: 'manual' },
          { id: 'l1', name: 'Energy', parentId: null, type: 'manual' },
        ],
      }),
    ),
  );
  expect(items).toMatchObject([{ tags: ['a', 'Energy/Oil Gas'] }]);
});

test('Omnivore: notes on an article and labels of highlights are parsed', async () => {
  const slug = 'one-1';
  const { items } = await itemsOf(
    zipped('omnivore.zip', {
      'metadata_0_to_1.json': JSON.stringify([
        { slug, title: 'One', url: 'https://a.example/1', labels: ['x'], state: 'Active' },
      ]),
      [`highlights/${slug}.md`]:
        'Of the whole article.\n\n> A passage \n\n#energy #oil/gas\n\nMy note\n\n> Another ',
    }),
  );
  expect(items).toMatchObject([
    {
      tags: ['x', 'energy', 'oil/gas'],
      note: 'Of the whole article.',
      passages: [
        { quote: 'A passage', note: 'My note' },
        { quote: 'Another', note: null },
      ],
    },
  ]);
});

test('Linkwarden: a collection may come before its parent', async () => {
  const links = (name: string) => [{ name, url: `https://a.example/${name}`, tags: [] }];
  const { items } = await itemsOf(
    file(
      'l.json',
      JSON.stringify({
        collections: [
          { id: 3, parentId: 2, name: 'Child', links: links('c') },
          { id: 2, parentId: 1, name: 'Middle', links: links('b') },
          { id: 1, parentId: null, name: 'Top', links: links('a') },
          { id: 9, parentId: 9, name: 'Own parent', links: links('d') },
        ],
      }),
    ),
  );
  expect(items.map(({ tags }) => tags)).toEqual([
    ['Top/Middle/Child'],
    ['Top/Middle'],
    ['Top'],
    ['Own parent'],
  ]);
});

test('Readwise Reader: feed items are not imported', async () => {
  const rows = await rowsOf(
    file(
      'r.csv',
      'Title,URL,ID,Document tags,Saved date,Reading progress,Location,Seen\n' +
        'One,https://a.example/1,1,,2023-11-14 22:13:20+00:00,0,feed,False\n' +
        'Two,https://a.example/2,2,,2023-11-14 22:13:20+00:00,0,new,True\n',
    ),
  );
  expect(rows).toMatchObject([{ item: { title: 'Two' } }]);
});
