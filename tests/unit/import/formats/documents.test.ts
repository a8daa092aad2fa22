import { expect, test } from 'vitest';
import { file, itemsOf, rowsOf, zipped } from '../files';

const SAVED = Date.UTC(2023, 10, 14, 22, 13, 20);

test('Pocket HTML: links under “Read Archive” are archived', async () => {
  const html = `<!DOCTYPE html><html><!--So long and thanks for all the fish-->
<head><meta http-equiv="Content-Type" content="text/html; charset=UTF-8" /><title>Pocket Export</title></head>
<body><h1>Unread</h1><ul>
<li><a href="https://a.example/1?x=1&amp;y=2" time_added="1700000000" tags="a,b c">Caf&eacute; &amp; co</a></li>
</ul><h1>Read Archive</h1><ul>
<li><a href="https://a.example/2" time_added="1700000000" tags="">Two</a></li>
</ul></body></html>`;
  expect(await itemsOf(file('ril_export.html', html))).toEqual({
    format: 'pocket-html',
    items: [
      {
        url: 'https://a.example/1?x=1&y=2',
        title: 'Café & co',
        tags: ['a', 'b c'],
        savedAt: SAVED,
      },
      { url: 'https://a.example/2', title: 'Two', savedAt: SAVED, archived: true },
    ],
  });
});

test('browser bookmarks: folders become nested tags, except for built-in folders', async () => {
  const html = `<!DOCTYPE NETSCAPE-Bookmark-file-1>
<META HTTP-EQUIV="Content-Type" CONTENT="text/html; charset=UTF-8">
<TITLE>Bookmarks</TITLE>
<H1>Bookmarks Menu</H1>
<DL><p>
    <DT><A HREF="https://a.example/1" ADD_DATE="1700000000" TAGS="a,b">One</A>
    <DD>What it says
    <DT><H3 ADD_DATE="1">Work</H3>
    <DL><p>
        <DT><H3>Oil/Gas</H3>
        <DL><p>
            <DT><A HREF="https://a.example/2">Two &lt;b&gt;</A>
        </DL><p>
        <DT><A HREF="https://a.example/3">Three</A>
    </DL><p>
    <DT><H3 PERSONAL_TOOLBAR_FOLDER="true">Bookmarks Toolbar</H3>
    <DL><p>
        <DT><A HREF="javascript:alert(1)">Four</A>
        <DT><A HREF="https://a.example/5">Five</A>
    </DL><p>
</DL>`;
  const rows = await rowsOf(file('bookmarks.html', html));
  expect(rows.map((row) => ('item' in row ? [row.item.title, row.item.tags] : row.row))).toEqual([
    ['One', ['a', 'b']],
    ['Two <b>', ['Work/Oil Gas']],
    ['Three', ['Work']],
    4,
    ['Five', []],
  ]);
  expect(rows[0]).toMatchObject({
    format: 'bookmarks',
    item: { note: 'What it says', savedAt: SAVED },
  });
  expect(rows[3]).toMatchObject({ problem: 'not a web address', detail: 'javascript:alert(1)' });
});

test('Obsidian Web Clipper: Markdown files are parsed', async () => {
  const text = `---
title: "One: two"
source: "https://a.example/1"
author:
  - "[[Ana Ruiz]]"
  - "[[people/Ben|Ben Lee]]"
published: 2023-11-01
created: 2023-11-14
description: "About it"
tags:
  - "clippings"
---
## Part

Some **bold** [link](https://b.example/).

| a | b |
| - | - |
| 1 | 2 |
`;
  const { format, items } = await itemsOf(file('One.md', text));
  expect(format).toBe('markdown');
  expect(items).toMatchObject([
    {
      url: 'https://a.example/1',
      title: 'One: two',
      authors: ['Ana Ruiz', 'Ben Lee'],
      publishedAt: '2023-11-01',
      savedAt: Date.UTC(2023, 10, 14),
      excerpt: 'About it',
      tags: ['clippings'],
    },
  ]);
  expect(items[0]?.html).toContain('<strong>bold</strong> <a href="https://b.example/">link</a>');
  expect(items[0]?.html).toContain('<td>1</td>');
});

test('MarkDownload: Markdown files are parsed in a zip with other files', async () => {
  const text = `---
created: 2023-11-14T22:13:20 (UTC +00:00)
tags: [one, two words]
source: https://a.example/1
author: Ana Ruiz
---

# One

> ## Excerpt
> What it says.

---
The text.
`;
  const zip = zipped('vault.zip', {
    'vault/One.md': text,
    'vault/image.png': new Uint8Array([1, 2]),
    'vault/Daily.md': 'A note of my own, that names https://c.example/ in passing\nand no more.',
  });
  const rows = await rowsOf(zip);
  expect(rows[0]).toMatchObject({
    item: { url: 'https://a.example/1', title: 'One', tags: ['one', 'two words'], savedAt: SAVED },
  });
  expect(rows[0] && 'item' in rows[0] && rows[0].item.html).toMatch(/^<p>The text\.<\/p>\s*$/);
  expect(rows[1]).toMatchObject({ title: 'vault/Daily.md', problem: 'unknown file' });
});

test('BibTeX: a broken entry does not affect the others', async () => {
  const bib = `@string{jx = "Journal of X"}
@comment{not this}
@article{ruiz2023,
  title = {The {DNA} of {\\"U}ber caf\\'{e}s \\& more},
  author = {Ruiz, Ana and M{\\"u}ller, J{\\"o}rg and {World Health Organization}},
  journal = jx, year = 2023, month = nov, doi = {10.1000/182}, keywords = {a, b c}
}
@misc{broken, title = {never closed,
  url = {https://a.example/x}
@online{two, title = {Two}, url = {https://a.example/2?a_b=1&c=%20}, date = {2023-11-01}, urldate = {2023-11-14}}
`;
  const rows = await rowsOf(file('x.bib', bib));
  expect(rows[0]).toMatchObject({
    format: 'bibtex',
    item: {
      url: 'https://doi.org/10.1000/182',
      title: 'The DNA of Über cafés & more',
      authors: ['Ana Ruiz', 'Jörg Müller', 'World Health Organization'],
      siteName: 'Journal of X',
      publishedAt: '2023-11',
      doi: '10.1000/182',
      tags: ['a', 'b c'],
    },
  });
  expect(rows[1]).toMatchObject({ row: 2, problem: 'invalid' });
  expect(rows[2]).toMatchObject({
    row: 3,
    item: { url: 'https://a.example/2?a_b=1&c=%20', title: 'Two', publishedAt: '2023-11-01' },
  });
});

test('RIS: records are parsed, and an incomplete one is reported', async () => {
  const text = `TY  - ELEC
TI  - One: a title
AU  - Ruiz, Ana
AU  - de la Cruz, Juan, Jr.
PY  - 2023
DA  - 2023/11/01/
UR  - https://a.example/1
KW  - a
KW  - b
AB  - First line
and its second
T2  - A Site
ER  - 
TY  - JOUR
TI  - Cut`;
  const rows = await rowsOf(file('x.ris', text.replaceAll('\n', '\r\n')));
  expect(rows[0]).toMatchObject({
    format: 'ris',
    item: {
      url: 'https://a.example/1',
      title: 'One: a title',
      authors: ['Ana Ruiz', 'Juan de la Cruz Jr.'],
      publishedAt: '2023-11-01',
      tags: ['a', 'b'],
      excerpt: 'First line\nand its second',
      siteName: 'A Site',
    },
  });
  expect(rows[1]).toMatchObject({ row: 2, problem: 'cut off' });
});

test('a list of URLs may have titles and Markdown links', async () => {
  const text = `# Read later
https://a.example/1

- [Two](https://a.example/2)
Three https://a.example/3
not an address
`;
  const rows = await rowsOf(file('list.txt', text));
  expect(
    rows.map((row) =>
      'item' in row ? [row.item.url, row.item.title] : 'problem' in row && row.problem,
    ),
  ).toEqual([
    ['https://a.example/1', null],
    ['https://a.example/2', 'Two'],
    ['https://a.example/3', 'Three'],
    'not an address',
  ]);
});
