import { expect, test } from 'vitest';
import { file, itemsOf, rowsOf } from '../files';

const A = 'https://a.example/1';
const B = 'https://b.example/2';
const SAVED = Date.UTC(2012, 2, 4, 5, 6, 7);
const xml = (text: string) => `<?xml version="1.0" encoding="UTF-8"?>\n${text}`;

test('Pinboard XML: attributes become title, note, tags and date', async () => {
  const post = `<post href="${A}" description="One &amp; two" extended="A note" tag="ice melting" time="2012-03-04T05:06:07Z" toread="yes"/>`;
  expect(await itemsOf(file('pinboard.xml', xml(`<posts user="me">${post}</posts>`)))).toEqual({
    format: 'posts-xml',
    items: [
      {
        url: A,
        title: 'One & two',
        tags: ['ice', 'melting', 'to-read'],
        note: 'A note',
        savedAt: SAVED,
      },
    ],
  });
});

test('OPML: outlines around links become nested tags, and feeds are ignored', async () => {
  const outlines = `<outline text="News"><outline text="Ice">
      <outline type="link" text="One" url="${A}" created="Sun, 04 Mar 2012 05:06:07 GMT" category="/melting/fast,cold" _note="A note">
        <outline text="A passage" _note="its note"/><outline text="Two" url="${B}"/>
      </outline></outline>
      <outline type="rss" text="Feed" xmlUrl="https://a.example/feed" htmlUrl="https://a.example/"/>
    </outline>`;
  const text = xml(`<opml version="2.0"><head/><body>${outlines}</body></opml>`);
  expect(await itemsOf(file('links.opml', text))).toEqual({
    format: 'opml',
    items: [
      {
        url: A,
        title: 'One',
        tags: ['melting/fast', 'cold', 'News/Ice'],
        note: 'A note',
        savedAt: SAVED,
        passages: [{ quote: 'A passage', note: 'its note', markedAt: null }],
      },
      { url: B, title: 'Two', tags: ['News/Ice'] },
    ],
  });
});

test('RSS and Atom: entries keep their text, authors and date of publication', async () => {
  const rss = `<rss version="2.0"><channel><title>Saved</title><link>https://a.example/</link><item>
    <title>One</title><link>${A}</link><category>ice</category><dc:creator>Ann</dc:creator>
    <pubDate>Sun, 04 Mar 2012 05:06:07 GMT</pubDate><description>A <b>summary</b></description>
    <content:encoded><![CDATA[<p>The text.</p>]]></content:encoded></item></channel></rss>`;
  const one = {
    title: 'One',
    authors: ['Ann'],
    tags: ['ice'],
    publishedAt: '2012-03-04T05:06:07.000Z',
    html: '<p>The text.</p>',
  };
  expect(await itemsOf(file('feed.xml', xml(rss)))).toEqual({
    format: 'feed',
    items: [{ url: A, ...one, excerpt: 'A summary' }],
  });
  const atom = `<feed xmlns="http://www.w3.org/2005/Atom"><title>Saved</title><entry>
    <title>One</title><link rel="self" href="${B}"/><link rel="alternate" href="${A}"/>
    <category term="ice"/><author><name>Ann</name></author>
    <published>2012-03-04T05:06:07.000Z</published>
    <content type="html">&lt;p&gt;The text.&lt;/p&gt;</content></entry></feed>`;
  expect(await itemsOf(file('feed.xml', xml(atom)))).toEqual({
    format: 'feed',
    items: [{ url: A, ...one }],
  });
});

test('Google Reader’s JSON: labels become tags, and the star is kept', async () => {
  const items = [
    {
      id: 'tag:1',
      title: 'One',
      published: 1_330_837_567,
      crawlTimeMsec: String(SAVED),
      canonical: [{ href: A }],
      alternate: [{ href: B, type: 'text/html' }],
      categories: ['user/1/label/ice', 'user/-/state/com.google/starred', { id: 'other' }],
      author: 'Ann',
      summary: { content: '<p>The text.</p>' },
      origin: { title: 'A site' },
    },
    { id: 'tag:2', title: 'Two', alternate: [{ href: B }], summary: { content: 'Only a line' } },
  ];
  expect(
    await itemsOf(file('starred.json', JSON.stringify({ id: 'user/1/starred', items }))),
  ).toEqual({
    format: 'google-reader',
    items: [
      {
        url: A,
        title: 'One',
        tags: ['ice'],
        starred: true,
        savedAt: SAVED,
        publishedAt: '2012-03-04T05:06:07.000Z',
        authors: ['Ann'],
        siteName: 'A site',
        html: '<p>The text.</p>',
      },
      { url: B, title: 'Two', excerpt: 'Only a line' },
    ],
  });
});

test('JSON Lines: a damaged line is reported, and the others are imported', async () => {
  const text = `{"url":"${A}","title":"One"}\n{"url":\n\n{"url":"${B}","tags":["ice"]}\n`;
  expect(await rowsOf(file('links.jsonl', text))).toMatchObject([
    { item: { url: A, title: 'One' }, row: 1, format: 'json-lines' },
    { problem: 'invalid', row: 2 },
    { item: { url: B, tags: ['ice'] }, row: 4 },
  ]);
});

test('GoodLinks and ArchiveBox JSON: dates, read state and highlights are parsed', async () => {
  const links = [
    {
      url: A,
      title: 'One',
      summary: 'A summary',
      addedAt: SAVED / 1000 + 0.25,
      readAt: SAVED / 1000,
      starred: true,
      highlights: [{ content: 'A passage', note: 'its note', time: SAVED / 1000 }, 'Another', 7],
    },
    { url: B, timestamp: `${SAVED / 1000}.0`, readAt: null, highlights: 'none' },
  ];
  expect((await itemsOf(file('links.json', JSON.stringify(links)))).items).toEqual([
    {
      url: A,
      title: 'One',
      excerpt: 'A summary',
      savedAt: SAVED + 250,
      archived: true,
      starred: true,
      passages: [
        { quote: 'A passage', note: 'its note', markedAt: SAVED },
        { quote: 'Another', note: null, markedAt: null },
      ],
    },
    { url: B, savedAt: SAVED },
  ]);
});

test('wallabag CSV: the text is imported, and the day comes before the month', async () => {
  const text = `Title;URL;Content;Tags;"MIME Type";Language;"Creation date"\n"One; two";${A};"<p>The ""text"".</p>";"ice, cold";text/html;en_GB;"04/03/2012 05:06:07"\n`;
  const { format, items } = await itemsOf(file('all.csv', text));
  expect(format).toBe('wallabag-csv');
  expect(items).toMatchObject([
    {
      url: A,
      title: 'One; two',
      tags: ['ice', 'cold'],
      lang: 'en-GB',
      html: '<p>The "text".</p>',
      savedAt: new Date(2012, 2, 4, 5, 6, 7).getTime(),
    },
  ]);
});

test.each(['', 'sep=;\r\n', '\u{FEFF}sep=;\n'])(
  'a table may name its separator first, and its columns in any language: “%s”',
  async (head) => {
    const text = `${head}Datum;Adresse;Titel;Tags\n04.03.2012;${A};Eins;ice\n;${B};Zwei;\n`;
    expect(await itemsOf(file('links.csv', text))).toMatchObject({
      format: 'table',
      items: [
        { url: A, title: 'Eins', tags: ['ice'] },
        { url: B, title: 'Zwei' },
      ],
    });
  },
);

test('a list of URLs with titles is not taken for a table', async () => {
  expect(await itemsOf(file('tabs.txt', `${A} | One, and more\n${B} | Two, too\n`))).toMatchObject({
    format: 'addresses',
    items: [{ title: 'One, and more' }, { title: 'Two, too' }],
  });
});
