import { expect, test } from 'vitest';
import { file, itemsOf } from '../files';

const SAVED = Date.UTC(2023, 10, 14, 22, 13, 20);

test('Pocket CSV: columns may be in any order, with or without the cursor', async () => {
  const plain = `title,url,time_added,tags,status
"Space, ""time""",https://a.example/1,1700000000,science|space/time,unread
https://a.example/2,https://a.example/2,1700000000,,archive
`;
  expect(await itemsOf(file('part_000000.csv', plain))).toEqual({
    format: 'pocket-csv',
    items: [
      {
        url: 'https://a.example/1',
        title: 'Space, "time"',
        tags: ['science', 'space/time'],
        savedAt: SAVED,
      },
      { url: 'https://a.example/2', title: 'https://a.example/2', savedAt: SAVED, archived: true },
    ],
  });
  const shuffled = `status,cursor,url,tags,time_added,title
archive,12,https://a.example/1,a,1700000000,One
`;
  expect((await itemsOf(file('x', shuffled))).items).toEqual([
    { url: 'https://a.example/1', title: 'One', tags: ['a'], savedAt: SAVED, archived: true },
  ]);
});

test('Instapaper CSV: built-in folders become states, and others tags', async () => {
  const csv = `URL,Title,Selection,Folder,Timestamp,Tags
https://a.example/1,One,,Unread,1700000000,"[""a"",""b, c""]"
https://a.example/2,Two,"Marked
words",Archive,1700000000,[]
https://a.example/3,Three,,Recipes,1700000000,
https://a.example/4,Four,,Starred,1700000000,
`;
  const { format, items } = await itemsOf(file('instapaper-export.csv', csv));
  expect(format).toBe('instapaper');
  expect(items).toEqual([
    { url: 'https://a.example/1', title: 'One', tags: ['a', 'b, c'], savedAt: SAVED },
    {
      url: 'https://a.example/2',
      title: 'Two',
      savedAt: SAVED,
      archived: true,
      passages: [{ quote: 'Marked\nwords', note: null, markedAt: null }],
    },
    { url: 'https://a.example/3', title: 'Three', tags: ['Recipes'], savedAt: SAVED },
    { url: 'https://a.example/4', title: 'Four', savedAt: SAVED, starred: true },
  ]);
});

test('Raindrop CSV: nested folders become tags, and highlights keep their notes', async () => {
  const csv = `id,title,note,excerpt,url,folder,tags,created,cover,highlights,favorite
1,One,My note,About it,https://a.example/1,Work / Energy,"a, b",2023-11-14T22:13:20.000Z,,"Highlight:First
Note:on it

Highlight:Second",true
2,Two,,,https://a.example/2,Unsorted,,2023-11-14T22:13:20.000Z,,,false
`;
  const { format, items } = await itemsOf(file('raindrop.csv', csv));
  expect(format).toBe('raindrop');
  expect(items).toEqual([
    {
      url: 'https://a.example/1',
      title: 'One',
      note: 'My note',
      excerpt: 'About it',
      tags: ['a', 'b', 'Work/Energy'],
      savedAt: SAVED,
      starred: true,
      passages: [
        { quote: 'First', note: 'on it', markedAt: null },
        { quote: 'Second', note: null, markedAt: null },
      ],
    },
    { url: 'https://a.example/2', title: 'Two', savedAt: SAVED },
  ]);
});

test('Readwise Reader CSV: tags are parsed from a Python list', async () => {
  const csv = `Title,URL,ID,Document tags,Saved date,Reading progress,Location,Seen
One,https://a.example/1,01h,"['a', ""it's"", 'caf\\xe9', 'b\\'c']",2023-11-14 22:13:20+00:00,0.5,archive,True
Two,https://a.example/2,01i,[],2023-11-14 22:13:20.123456+00:00,0,new,False
`;
  const { format, items } = await itemsOf(file('reader.csv', csv));
  expect(format).toBe('readwise');
  expect(items).toEqual([
    {
      url: 'https://a.example/1',
      title: 'One',
      tags: ['a', "it's", 'café', "b'c"],
      savedAt: SAVED,
      archived: true,
    },
    { url: 'https://a.example/2', title: 'Two', savedAt: SAVED + 123 },
  ]);
});

test('any other table with a URL column is recognised', async () => {
  const csv = 'Name;Link;Labels;Note\nOne;https://a.example/1;a|b;"=1+1"\n';
  expect(await itemsOf(file('x.csv', csv))).toMatchObject({
    format: 'table',
    items: [{ url: 'https://a.example/1', title: 'One', tags: ['a', 'b'], note: '=1+1' }],
  });
});
