import { expect, test } from 'vitest';
import { file, itemsOf } from '../files';
import { publishedOf, timeOf } from '@/lib/import/reading/fields';

const note = async (text: string, name = 'A file name.md') =>
  (await itemsOf(file(name, text))).items;

test('Markdown: an invalid line of front matter does not affect the others', async () => {
  const items = await note(`---
created: 2023-11-14T22:13:20 (UTC +00:00)
tags: [energy, oil and gas]
source: https://a.example/1
author: @someone: "writer" of [things
title: Energy: what now?
---

The text.`);
  expect(items).toMatchObject([
    {
      url: 'https://a.example/1',
      title: 'Energy: what now?',
      tags: ['energy', 'oil and gas'],
      authors: ['@someone: "writer" of [things'],
      savedAt: Date.UTC(2023, 10, 14, 22, 13, 20),
      html: '<p>The text.</p>',
    },
  ]);
});

test('Markdown: the first heading is the title if there is no other', async () => {
  const items = await note(`---
source: https://a.example/1
---

# Energy: what *now*?

> ## Excerpt
> What it is about.

---
The text.`);
  expect(items).toMatchObject([
    { title: 'Energy: what now?', excerpt: 'What it is about.', html: '<p>The text.</p>' },
  ]);
});

test('Markdown: a heading that is not the title is kept', async () => {
  const items = await note('---\nurl: https://a.example/1\ntitle: One\n---\n\n# Two\n\nText.');
  expect(items).toMatchObject([{ title: 'One', html: expect.stringContaining('<h1>Two</h1>') }]);
});

test.each([
  ['2012-03-04 05:06:07 UTC', Date.UTC(2012, 2, 4, 5, 6, 7)],
  ['2012-03-04 05:06:07 GMT', Date.UTC(2012, 2, 4, 5, 6, 7)],
  ['2012-03-04 05:06 UTC', Date.UTC(2012, 2, 4, 5, 6)],
  ['2012-03-04 05:06:07.250 UTC', Date.UTC(2012, 2, 4, 5, 6, 7, 250)],
])('the time “%s” is parsed', (text, time) => {
  expect(timeOf(text)).toBe(time);
});

test.each([
  ['04.03.2012', '2012-03-04'],
  ['4.3.2012', '2012-03-04'],
  ['31.12.2012', '2012-12-31'],
  ['12.31.2012', null],
])('the date “%s” is parsed if valid', (text, date) => {
  expect(publishedOf(text)).toBe(date);
  expect(timeOf(text) === null).toBe(date === null);
});
