// @vitest-environment jsdom
import * as fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import * as v from 'valibot';
import { isWebAddress } from '@/lib/clips/canonical-url';
import { clipSchema } from '@/lib/clips/schema';
import { IMPORT_FORMATS } from '@/lib/import/formats';
import { passagesInCell, quotationsIn } from '@/lib/import/reading/passages';
import { addItems } from '@/lib/import/add-items';
import { NOWHERE } from '@/lib/clips/highlight';
import { ClipDatabase, clipOf } from '@/lib/store/database';
import { mergeIntoCollection } from '@/lib/store/merge';
import { editClips, saveArticle } from '@/lib/store/save';
import { writePdf } from '@/tests/samples/pdf/write-pdf';
import { article } from '../articles';
import { exportedText } from '../export/exporting';
import { extract, file, importFiles, prepare, zipped } from './files';
import { runs } from '../runs';

const A = 'https://a.example/1';
/** More runs (`FUZZ_RUNS`) find rarer cases. */
const RUNS = Number(process.env.FUZZ_RUNS ?? runs(40));

/** A small file of each format, to be damaged. */
const SEEDS: Record<string, string> = {
  'pocket-html': `<!DOCTYPE html><html><title>Pocket Export</title><h1>Unread</h1><ul><li><a href="${A}" time_added="1700000000" tags="a,b">One</a></li></ul><h1>Read Archive</h1></html>`,
  bookmarks: `<!DOCTYPE NETSCAPE-Bookmark-file-1>\n<DL><p>\n<DT><H3>Folder</H3>\n<DL><p>\n<DT><A HREF="${A}" ADD_DATE="1700000000" TAGS="a,b">One</A>\n<DD>Note\n</DL><p>\n</DL>`,
  'pocket-annotations': `[{"url":"${A}","title":"One","highlights":[{"quote":"Words","created_at":1700000000}]}]`,
  wallabag: `[{"url":"${A}","title":"One","is_archived":0,"is_starred":1,"tags":["a"],"content":"<p>Text</p>","annotations":[{"quote":"Text","text":"mine"}]}]`,
  karakeep: `{"bookmarks":[{"title":"One","createdAt":1700000000,"tags":["a"],"content":{"type":"link","url":"${A}"}}]}`,
  linkwarden: `{"collections":[{"id":1,"parentId":null,"name":"C","links":[{"name":"One","url":"${A}","tags":[{"name":"a"}],"highlights":[{"text":"Words","comment":"mine"}]}]}]}`,
  'csl-json': `[{"id":"1","type":"webpage","title":"One","URL":"${A}","issued":{"date-parts":[[2020,1]]},"author":[{"family":"Ruiz","given":"Ana"}]}]`,
  markdown: `---\ntitle: One\nurl: ${A}\ntags: [a, b]\nhighlights:\n  - Words\n---\n# One\n\nText ==marked== here.\n\n<!-- tearsheet:highlights -->\n\n> Words\n\nmine\n`,
  ris: `TY  - ELEC\nTI  - One\nAU  - Ruiz, Ana\nUR  - ${A}\nDA  - 2020/01/02/\nKW  - a\nER  - \n`,
  bibtex: `@online{ruiz2020,\n  title = {One {B}},\n  author = {Ruiz, Ana},\n  url = {${A}},\n  date = {2020-01-02},\n}\n`,
  'pocket-csv': `title,url,time_added,tags,status\n"One, two",${A},1700000000,a|b,archive\n`,
  instapaper: `URL,Title,Selection,Folder,Timestamp,Tags\n${A},One,Words,Archive,1700000000,"[""a""]"\n`,
  readwise: `Title,URL,ID,Document tags,Saved date,Reading progress,Location,Seen\nOne,${A},1,"['a', 'b']",2023-01-01 12:00:00+00:00,0,archive,True\n`,
  raindrop: `id,title,note,excerpt,url,folder,tags,created,cover,highlights,favorite\n1,One,n,e,${A},F / G,"a, b",2023-01-01T00:00:00Z,,"Highlight:Words\nNote:mine",true\n`,
  table: `url,title,tags,note,highlights\n${A},One,a;b,'=1,"Highlight: x"\n`,
  'saved-page': `<!DOCTYPE html><html><!--\n Page saved with SingleFile \n url: ${A} \n saved date: Tue Nov 14 2023 22:13:20 GMT+0000 (UTC)\n--><title>One</title><body><article><p>${'Words of an article that is long enough. '.repeat(20)}</p></article>`,
  'saved-mhtml': `From: <Saved by Blink>\nSnapshot-Content-Location: ${A}\nDate: Tue, 14 Nov 2023 22:13:20 -0000\nMIME-Version: 1.0\nContent-Type: multipart/related;\n\ttype="text/html";\n\tboundary="--B"\n\n----B\nContent-Type: text/html\nContent-Transfer-Encoding: quoted-printable\nContent-Location: ${A}\n\n<html><title>One</title><p class=3D"x">caf=C3=A9</p></html>\n----B--\n`,
  enex: `<?xml version="1.0"?><!DOCTYPE en-export><en-export><note><title>One</title><content><![CDATA[<en-note><p>Text</p><en-todo checked="true"/></en-note>]]></content><created>20230101T000000Z</created><tag>a</tag><note-attributes><source-url>${A}</source-url></note-attributes></note></en-export>`,
  'endnote-xml': `<xml><records><record><ref-type name="Journal Article">17</ref-type><contributors><authors><author>Ruiz, Ana</author></authors></contributors><titles><title>One</title></titles><dates><year>2020</year></dates><urls><related-urls><url>${A}</url></related-urls></urls></record></records></xml>`,
  'zotero-rdf': `<rdf:RDF xmlns:z="http://www.zotero.org/namespaces/export#"><bib:Article rdf:about="${A}"><z:itemType>journalArticle</z:itemType><dc:title>One</dc:title><dcterms:isPartOf><bib:Journal><dc:title>J</dc:title></bib:Journal></dcterms:isPartOf><dc:subject>a</dc:subject></bib:Article></rdf:RDF>`,
  hypothesis: `{"annotations":[{"uri":"${A}","text":"mine","tags":["a"],"document":{"title":["One"]},"target":[{"selector":[{"type":"TextQuoteSelector","exact":"Words"}]}]}]}`,
  'hypothesis-csv': `Created at,Author,Page,URL,Group,Type,Quote,Comment,Tags\n2023-01-01,me,One,${A},Public,Annotation,Words,mine,"a, b"\n`,
  'firefox-json': `{"guid":"root________","typeCode":2,"children":[{"guid":"menu","title":"menu","typeCode":2,"children":[{"title":"F","typeCode":2,"children":[{"title":"One","uri":"${A}","tags":"a,b","dateAdded":1700000000000000}]}]}]}`,
  'chromium-bookmarks': `{"roots":{"bookmark_bar":{"name":"Bar","children":[{"name":"One","url":"${A}","date_added":"13344473600000000","type":"url"}]}}}`,
  'json-list': `[{"href":"${A}","description":"One","extended":"mine","tags":"a b","time":"2023-01-01T00:00:00Z","toread":"yes"}]`,
  kindle: `One (Ruiz, Ana)\n- Your Highlight on page 1 | Location 10-12 | Added on Sunday, 1 January 2023 10:00:00\n\nWords\n==========\nOne (Ruiz, Ana)\n- Your Note on page 1 | Location 12 | Added on Sunday, 1 January 2023 10:01:00\n\nmine\n==========\n`,
  nbib: `PMID- 123\nTI  - One\nFAU - Ruiz, Ana\nDP  - 2020 Jan 5\nJT  - J\nLID - 10.1/2 [doi]\nOT  - a\n`,
  'readwise-highlights': `Highlight,Book Title,Book Author,Amazon Book ID,Note,Color,Tags,Location Type,Location,Highlighted at,Document tags\nWords,One,Ana Ruiz,,.a mine,yellow,b,page,1,2023-01-01 10:00:00,c\n`,
  'zotero-csv': `Key,Item Type,Publication Year,Author,Title,Publication Title,DOI,Url,Date,Date Added,Manual Tags,Notes\nK,journalArticle,2020,"Ruiz, Ana",One,J,10.1/2,${A},2020-01-02,2023-01-01 10:00:00,a; b,<p>mine</p>\n`,
  diigo: `title,url,tags,description,comments,annotations,created_at\nOne,${A},a b,mine,,"Highlight: Words\nComment: why",2023-01-01 00:00:00 UTC\n`,
  matter: `Title,Author,Publisher,URL,Tags,Word Count,In Queue,Favorited,Read,Highlight Count,Last Interaction Date\nOne,Ana Ruiz,Site,${A},"a,b",10,False,True,True,0,2023-01-01\n`,
  mymind: `id,type,title,url,content,note,tags,created\n1,Article,One,${A},text,mine,"a,b",2023-01-01T00:00:00Z\n`,
  opml: `<opml version="2.0"><body><outline text="F"><outline text="One" url="${A}" created="Sun, 04 Mar 2012 05:06:07 GMT" category="/a,b"><outline text="Words" _note="mine"/></outline></outline></body></opml>`,
  'posts-xml': `<posts user="me"><post href="${A}" description="One" extended="mine" tag="a b" time="2012-03-04T05:06:07Z" toread="yes"/></posts>`,
  feed: `<rss version="2.0"><channel><item><title>One</title><link>${A}</link><pubDate>Sun, 04 Mar 2012 05:06:07 GMT</pubDate><category>a</category><content:encoded><![CDATA[<p>Text</p>]]></content:encoded></item></channel></rss>`,
  'google-reader': `{"items":[{"title":"One","canonical":[{"href":"${A}"}],"categories":["user/1/label/a"],"published":1700000000,"summary":{"content":"<p>Text</p>"}}]}`,
  'json-lines': `{"url":"${A}","title":"One","tags":["a"]}\n{"url":"https://b.example/2","highlights":["Words"]}\n`,
  'wallabag-csv': `Title;URL;Content;Tags;"MIME Type";Language;"Creation date"\nOne;${A};"<p>Text</p>";"a, b";text/html;en;"04/03/2012 05:06:07"\n`,
  pdf: new TextDecoder().decode(
    writePdf(
      [
        [
          { text: 'One', x: 72, y: 90, size: 20 },
          { text: 'Words of a document that is long enough.', x: 72, y: 140 },
        ],
      ],
      { title: 'One', author: 'Ana Ruiz' },
    ),
  ),
  addresses: `${A}\n- [One](${A})\n`,
};

/** Inputs that break parsers: delimiters, prototypes, deep nesting, odd characters, long runs. */
const HOSTILE = fc.oneof(
  fc.constantFrom(
    '"',
    "'",
    ',',
    '{',
    '}',
    '[',
    ']',
    '[['.repeat(500),
    '{"a":'.repeat(500),
    '\\',
    '\u0000',
    '\uFEFF',
    '\uD800',
    '\u2028',
    '\r',
    '\n---\n',
    '<!--',
    '<![CDATA[',
    '</a>',
    '<script>alert(1)</script>',
    'javascript:alert(1)',
    '"__proto__":{"polluted":1},',
    'constructor',
    '1e999',
    '-0',
    'null',
    '&#x110000;',
    '%',
    '=='.repeat(300),
    '> '.repeat(300),
    'x'.repeat(20_000),
    '&a [*a, *a]',
    '!!js/function "x"',
  ),
  fc.string({ unit: 'binary', maxLength: 20 }),
);

const damage = fc.array(
  fc.record({
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    cut: fc.nat(12),
    put: fc.oneof(HOSTILE, fc.constant('')),
    again: fc.boolean(),
  }),
  { minLength: 1, maxLength: 5 },
);

function damaged(
  text: string,
  edits: readonly (typeof damage extends fc.Arbitrary<infer T> ? T : never)[number][],
): string {
  let now = text;
  for (const { at, cut, put, again } of edits) {
    const place = Math.floor(at * now.length);
    const piece = again ? now.slice(place, place + 200) : '';
    now = now.slice(0, place) + put + piece + now.slice(place + cut);
  }
  return now;
}

beforeAll(async () => {
  const db = new ClipDatabase('fuzz-seed');
  const { clip } = await saveArticle(db, article(), { tags: ['a'], note: 'mine' }, 1000);
  const quote = { exact: 'willingness', prefix: 'its ', suffix: '.' };
  const add = { createdAt: 1, quote, anchor: NOWHERE };
  await editClips(db, [clip.id], { highlights: [{ id: 'highlight-1', add, note: 'so' }] }, 2000);
  SEEDS.backup = await exportedText(db, 'backup');
});

/** Whether a file has modified the prototype of all objects. */
const isPolluted = () => Reflect.has({}, 'polluted');

test('there is a sample file for every format', () => {
  expect(Object.keys(SEEDS).toSorted()).toEqual(IMPORT_FORMATS.map(({ id }) => id).toSorted());
});

test.each(IMPORT_FORMATS.map((format) => [format.id, format] as const))(
  '%s: every row of a damaged file is valid or reported, and valid ones make valid clips',
  { timeout: 120_000 },
  async (id, format) => {
    const db = new ClipDatabase(`fuzz-${id}`);
    const read = async (text: string) => {
      const { name, blob } = file('x', text);
      const rows = [];
      for await (const row of format.rows({ name, size: blob.size, stream: () => blob.stream() })) {
        rows.push(row);
      }
      return rows;
    };
    const takeIn = async (rows: Awaited<ReturnType<typeof read>>) => {
      const items = rows.flatMap((row) => ('item' in row ? [row.item] : []));
      const wholes = rows.flatMap((row) => ('clip' in row ? [row] : []));
      const failed = rows.flatMap((row) => ('problem' in row ? [row.row] : []));
      expect(items.filter(({ url }) => !isWebAddress(url))).toEqual([]);
      expect(failed.filter((row) => !(row > 0))).toEqual([]);
      await addItems(db, items, { now: 1.7e12, prepare, extract, onChanges: () => undefined });
      await mergeIntoCollection(
        db,
        wholes.map(({ clip }) => clip),
        wholes.flatMap(({ contents }) => contents),
      );
    };
    const whole = await read(SEEDS[id] ?? '');
    expect(whole.filter((row) => 'problem' in row)).toEqual([]);
    await takeIn(whole);
    await fc.assert(
      fc.asyncProperty(damage, async (edits) =>
        takeIn(await read(damaged(SEEDS[id] ?? '', edits))),
      ),
      { numRuns: RUNS },
    );
    expect(isPolluted()).toBe(false);
    expect(await db.clips.count()).toBeGreaterThan(0);
    const clips = (await db.clips.toArray()).map(clipOf);
    for (const clip of clips) expect(v.parse(clipSchema, clip)).toEqual(clip);
  },
);

test('any bytes, alone or in a zip, result in a report', { timeout: 120_000 }, async () => {
  const db = new ClipDatabase('fuzz-bytes');
  const name = fc.oneof(
    fc.constantFrom(
      'metadata_0_to_1.json',
      'content/a.html',
      'highlights/a.md',
      '../x',
      'part.csv',
    ),
    // The zip library would use that name as an object's prototype.
    fc
      .string({ minLength: 1, maxLength: 20, unit: 'grapheme' })
      .filter((each) => each !== '__proto__'),
  );
  const content = fc.oneof(
    fc.uint8Array({ maxLength: 400 }),
    fc
      .tuple(fc.constantFrom(...Object.values(SEEDS)), damage)
      .map(([seed, edits]) => new TextEncoder().encode(damaged(seed, edits))),
  );
  await fc.assert(
    fc.asyncProperty(
      fc.dictionary(name, content, { minKeys: 1, maxKeys: 4 }),
      fc.nat(60),
      async (entries, cut) => {
        const { blob } = zipped('x.zip', entries);
        const whole = new Uint8Array(await blob.arrayBuffer());
        const files = [file('x.zip', whole), file('y.zip', whole.slice(0, -cut || undefined))];
        for (const bytes of Object.values(entries)) files.push(file('z', new Uint8Array(bytes)));
        const report = await importFiles(db, files);
        expect(report.failed).toBeGreaterThanOrEqual(report.failures.length);
      },
    ),
    { numRuns: RUNS },
  );
});

test('passages parsed from any text are part of it', () => {
  fc.assert(
    fc.property(
      fc.array(fc.oneof(HOSTILE, fc.constantFrom('> ', 'Highlight:', 'Note:', '\n'))),
      (parts) => {
        const text = parts.join('');
        for (const { quote } of [...passagesInCell(text), ...quotationsIn(text)]) {
          expect(quote.trim()).not.toBe('');
          expect(text.replaceAll(/[\s>]/g, '')).toContain(quote.replaceAll(/[\s>]/g, ''));
        }
      },
    ),
  );
});
