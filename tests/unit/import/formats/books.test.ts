import { expect, test } from 'vitest';
import { file, itemsOf, rowsOf } from '../files';

const A = 'https://a.example/1';

test('Readwise highlights: a book gets the URL of its ASIN, or else of a search', async () => {
  const csv =
    'Highlight,Book Title,Book Author,Amazon Book ID,Note,Color,Tags,Location Type,Location,Highlighted at,Document tags\n' +
    'Words,One,Ana Ruiz,B000000001,.method why,yellow,"b",page,1,2023-11-14 22:13:20,shelf\n' +
    'More,Two,,,,,,,2,,\n';
  expect(await itemsOf(file('r.csv', csv))).toEqual({
    format: 'readwise-highlights',
    items: [
      {
        url: 'https://www.amazon.com/dp/B000000001',
        title: 'One',
        authors: ['Ana Ruiz'],
        tags: ['shelf'],
        savedAt: expect.any(Number),
        passages: [
          { quote: 'Words', note: 'why', markedAt: expect.any(Number), tags: ['b', 'method'] },
        ],
      },
      {
        url: 'https://openlibrary.org/search?title=Two',
        title: 'Two',
        passages: [{ quote: 'More', note: null, markedAt: null, tags: [] }],
      },
    ],
  });
});

test('Kindle clippings: highlights are grouped by book, notes attached, and bookmarks ignored', async () => {
  const clipping = (what: string, words: string) =>
    `\uFEFFThe Book (A Novel) (Ruiz, Ana)\r\n- ${what} | Added on Tuesday, November 14, 2023 10:13:20 PM\r\n\r\n${words}\r\n==========\r\n`;
  const text = [
    clipping('Your Highlight on page 9 | Location 100-102', 'First words'),
    clipping('Your Note on page 9 | Location 102', 'why'),
    clipping('Your Bookmark on page 9 | Location 110', ''),
    clipping('Your Highlight on page 12 | Location 120-121', 'Other words'),
    clipping('Your Note on page 20 | Location 200', 'On all of it'),
  ].join('');
  const { format, items } = await itemsOf(file('My Clippings.txt', text));
  expect(format).toBe('kindle');
  expect(items).toEqual([
    {
      url: 'https://openlibrary.org/search?title=The+Book+%28A+Novel%29&author=Ruiz%2C+Ana',
      title: 'The Book (A Novel)',
      authors: ['Ruiz, Ana'],
      note: 'On all of it',
      savedAt: expect.any(Number),
      passages: [
        { quote: 'First words', note: 'why', markedAt: expect.any(Number) },
        { quote: 'Other words', note: null, markedAt: expect.any(Number) },
      ],
    },
  ]);
});

test('an XML bomb or endless nesting does not stop the import', async () => {
  const bomb = `<?xml version="1.0"?><!DOCTYPE en-export [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><en-export><note><title>&b;</title><note-attributes><source-url>${A}</source-url></note-attributes></note></en-export>`;
  const [row] = await rowsOf(file('x.enex', bomb));
  expect(JSON.stringify(row ?? {}).length).toBeLessThan(2000);
  const deep = `<en-export><note>${'<a>'.repeat(100_000)}</note></en-export>`;
  expect((await rowsOf(file('x.enex', deep))).length).toBeLessThan(2);
  const tree = `{"guid":"x","typeCode":2,${'"children":[{'.repeat(5000)}${'}]'.repeat(5000)}}`;
  expect(await rowsOf(file('x.json', tree))).toEqual([]);
});
