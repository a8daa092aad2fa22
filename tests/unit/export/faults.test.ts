// @vitest-environment jsdom
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import type { Article } from '@/lib/clips/article';

import { NOWHERE } from '@/lib/clips/highlight';
import { EXPORT_FORMATS } from '@/lib/export/formats';
import { frontMatterText } from '@/lib/export/formats/markdown';
import { createTemplateInput, renderFrontMatter } from '@/lib/export/markdown-template';
import { DEFAULT_TEMPLATE } from '@/lib/export/standard-template';
import type { Clip, Draft } from '@/lib/clips/clip';
import { fileName, uniqueNames } from '@/lib/export/writing/file-name';
import { htmlToMarkdown } from '@/lib/export/writing/html-to-markdown';
import { ClipDatabase, clipOf } from '@/lib/store/database';
import { saveArticle } from '@/lib/store/save';
import { article } from '../articles';
import { importFiles } from '../import/files';
import { exported, exportedText } from './exporting';

let count = 0;

/** The front matter of a clip with only these fields. */
const frontOf = (said: Partial<Clip>) => {
  const key = Object.keys(said).join();
  const template = { ...DEFAULT_TEMPLATE, frontMatter: `${key}: ${key}` };
  return frontMatterText(renderFrontMatter(template, createTemplateInput(said as Clip)));
};

async function databaseOf(...clips: (Partial<Article> & { draft?: Draft })[]) {
  const db = new ClipDatabase(`faults-${(count += 1)}`);
  for (const { draft = {}, ...change } of clips) {
    const url = `https://a.example/${(count += 1)}`;
    await saveArticle(db, article({ url, canonicalUrl: null, ...change }), draft, count);
  }
  return db;
}

const marked = (exact: string) => ({
  id: 'highlight-1',
  add: { createdAt: 1, quote: { exact, prefix: exact, suffix: exact }, anchor: NOWHERE },
});

test.each(['csv', 'bibtex', 'ris', 'csl', 'bookmarks', 'backup'] as const)(
  'tags with “;” and “|” survive a round trip through %s',
  async (id) => {
    const tags = ['a;b', 'c|d', 'e & f', 'g {h', 'i/j k', '100%'];
    const db = await databaseOf({ draft: { tags } });
    const { blob, name } = await exported(db, id);
    const target = await databaseOf();
    await importFiles(target, [{ name, blob: new Blob([await blob.text()]) }]);
    const [row] = await target.clips.toArray();
    expect(row && clipOf(row).tags).toEqual(tags.toSorted());
  },
);

test('an unpaired brace does not affect other BibTeX entries', async () => {
  const titles = ['An { open', 'A } close', 'A \\{ escaped', 'Last'];
  const db = await databaseOf(...titles.map((title) => ({ title, authors: [`${title} Ruiz`] })));
  const text = await exportedText(db, 'bibtex');
  const depth = text.split('').reduce((sum, char) => {
    return sum + (char === '{' ? 1 : char === '}' ? -1 : 0);
  }, 0);
  expect(depth).toBe(0);
  const target = await databaseOf();
  await importFiles(target, [{ name: 'x.bib', blob: new Blob([text]) }]);
  const rows = await target.clips.toArray();
  expect(rows.map(({ title }) => title).toSorted()).toEqual(titles.toSorted());
});

test('paired braces in BibTeX are written in a form that every version of pandoc reads', async () => {
  const text = await exportedText(await databaseOf({ title: 'Über {Braces}' }), 'bibtex');
  expect(text).toContain('title = {{Über \\{Braces\\}}}');
});

test.each(EXPORT_FORMATS.map(({ id }) => id))(
  'an unpaired surrogate in every field does not stop the export to %s',
  async (id) => {
    const odd = 'Half \uD83D of a pair';
    const db = await databaseOf(
      {
        title: odd,
        authors: [odd],
        siteName: odd,
        excerpt: odd,
        section: odd,
        doi: odd,
        html: `<p>${odd}</p>`,
        draft: { tags: [odd], note: odd, highlights: [marked(`${odd} ${'word '.repeat(20)}`)] },
      },
      { title: 'Whole' },
    );
    const rows = await db.clips.toArray();
    // Like clips saved before texts were made well-formed.
    await db.clips.bulkPut(
      rows.map((row) => ({
        ...row,
        ...(row.title !== 'Whole' && { title: odd, siteName: odd, authors: [odd] }),
      })),
    );
    const { blob } = await exported(db, id);
    expect(blob.size).toBeGreaterThan(100);
  },
);

test.each([
  ['Korean', '\uD55C\uAD6D\uC5B4'.repeat(60)],
  ['Hindi', 'हिन्दी समाचार '.repeat(40)],
  ['Tibetan', 'བོད་སྐད་'.repeat(60)],
  ['emoji', '👩‍👩‍👧‍👦'.repeat(60)],
  ['accents', 'é'.repeat(300)],
  ['one letter with many diacritics', `a${'\u0301'.repeat(300)}`],
])('a file name fits in 255 bytes in NFC and NFD: %s', (_script, title) => {
  const unique = uniqueNames();
  unique(fileName(title));
  const name = `${unique(fileName(title))}.markdown`;
  for (const form of ['NFC', 'NFD'] as const) {
    expect(new TextEncoder().encode(name.normalize(form)).length).toBeLessThanOrEqual(255);
  }
  expect(name).not.toMatch(/^Untitled/);
});

test.each([
  ['C++', 'Cplusplus'],
  ['C#', 'Csharp'],
  ['R&D', 'RandD'],
  ['oil and gas', 'oil-and-gas'],
  ['1984', '_1984'],
  ['2026/01', '_2026/01'],
  ['it’s “so”!', 'it-s-so'],
  ['a.b:c', 'a-b-c'],
  ['energy/oil', 'energy/oil'],
  ['日本語', '日本語'],
  ['déjà_vu-2', 'déjà_vu-2'],
  ['✓ done', 'done'],
  ['!!!', null],
])('the tag “%s” becomes “%s” in front matter, as Obsidian requires', (tag, written) => {
  const text = frontOf({ tags: [tag] });
  expect(text === '' ? {} : parse(text)).toEqual(written === null ? {} : { tags: [written] });
});

test.each([
  'yes',
  'No',
  'on',
  'OFF',
  'y',
  'n',
  '1:20',
  '0o17',
  '017',
  '1_000',
  '=',
  '<<',
  '.inf',
  'Null',
])('“%s” in front matter is a string in YAML 1.1 and 1.2', (title) => {
  const text = frontOf({ title });
  expect(parse(text, { version: '1.1' })).toEqual({ title });
  expect(parse(text, { version: '1.2' })).toEqual({ title });
});

/** A table in Markdown, without the padding that aligns its columns. */
const tableOf = (html: string) => htmlToMarkdown(html).replaceAll(/ +\|/g, ' |');

test('header rows and header columns in a table’s body are kept', () => {
  expect(
    tableOf(
      '<table><tbody>\n<tr>\n<th>Name</th>\n<th>Age</th>\n</tr>\n<tr>\n<td>Ana</td>\n<td>7</td>\n</tr>\n</tbody></table>',
    ),
  ).toBe('| Name | Age |\n| --- | --- |\n| Ana | 7 |');
  expect(
    tableOf(
      '<table><tbody><tr><th>Name</th><td>Ana</td></tr><tr><th>Age</th><td>7</td></tr></tbody></table>',
    ),
  ).toBe('| Name | Ana |\n| --- | --- |\n| Age | 7 |');
  expect(
    tableOf(
      '<table><thead></thead><tbody><tr><th>Name</th></tr><tr><td>Ana</td></tr></tbody></table>',
    ),
  ).toBe('| Name |\n| --- |\n| Ana |');
});

test('double percent signs are escaped, as they are comments in Obsidian', () => {
  expect(htmlToMarkdown('<p>100%% sure, 5% of %%these%%</p>')).toBe(
    '100\\%\\% sure, 5% of \\%\\%these\\%\\%',
  );
});

test.each(['bibtex', 'ris', 'csl'] as const)(
  'highlights and notes survive a round trip through %s, and are recognised on reimport',
  async (id) => {
    const add = (exact: string, createdAt: number) => {
      return { createdAt, quote: { exact, prefix: '', suffix: '' }, anchor: NOWHERE };
    };
    const highlights = [
      { id: 'highlight1', add: add('5 {of} 10% “passages”', 1), note: 'My note' },
      { id: 'highlight2', add: add('Another one', 2) },
    ];
    const db = await databaseOf({ draft: { note: 'Of the clip.', highlights } });
    const { blob, name } = await exported(db, id);
    const text = await blob.text();
    const target = await databaseOf();
    await importFiles(target, [{ name, blob: new Blob([text]) }]);
    const [row] = await target.clips.toArray();
    expect(row).toMatchObject({
      note: 'Of the clip.',
      highlights: [
        { quote: { exact: '5 {of} 10% “passages”' }, note: 'My note' },
        { quote: { exact: 'Another one' }, note: '' },
      ],
    });
    expect(await importFiles(db, [{ name, blob: new Blob([text]) }])).toMatchObject({
      known: 1,
      changed: 0,
    });
  },
);
