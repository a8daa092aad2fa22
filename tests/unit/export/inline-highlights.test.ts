// @vitest-environment jsdom
import { expect, test } from 'vitest';
import type { Highlight } from '@/lib/clips/highlight';
import { NOWHERE } from '@/lib/clips/highlight';
import { htmlToMarkdown } from '@/lib/export/writing/html-to-markdown';
import { markPassages } from '@/lib/export/writing/mark-passages';

const quoted = (exact: string, prefix = ''): Highlight => ({
  id: 'highlight-1',
  createdAt: 0,
  quote: { exact, prefix, suffix: '' },
  anchor: NOWHERE,
  colour: 'yellow',
  note: '',
});

const markdown = (html: string, ...highlights: Highlight[]) =>
  htmlToMarkdown(html, (root) => markPassages(root, highlights));

test.each([
  [
    'words',
    '<p>The price of oil rose.</p>',
    [quoted('price of oil')],
    'The ==price of oil== rose.',
  ],
  [
    'the second of two equal words',
    '<p>An oil, the oil.</p>',
    [quoted('oil', 'the ')],
    'An oil, the ==oil==.',
  ],
  [
    'words that include emphasis',
    '<p>The <b>price</b> of oil.</p>',
    [quoted('The price of')],
    '==The== **==price==** ==of== oil.',
  ],
  [
    'across two paragraphs',
    '<p>One ends.</p>\n<p>Two begins.</p>',
    [quoted('ends.\nTwo')],
    'One ==ends.==\n\n==Two== begins.',
  ],
  [
    'overlapping highlights',
    '<p>a b c d</p>',
    [quoted('a b c'), quoted('b c d')],
    '==a b c== ==d==',
  ],
  ['the same passage highlighted twice', '<p>a b</p>', [quoted('a b'), quoted('a b')], '==a b=='],
  ['missing text', '<p>a b</p>', [quoted('c')], 'a b'],
  ['code', '<p>x</p><pre>a b</pre>', [quoted('x\na b')], '==x==\n\n```\na b\n```'],
  [
    'marks of the article’s own, without highlights',
    '<p>a <mark>b</mark></p>',
    [],
    'a <mark>b</mark>',
  ],
])('highlights are marked in the text: %s', (_what, html, highlights, expected) => {
  expect(markdown(html, ...highlights)).toBe(expected);
});
