// @vitest-environment jsdom
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { momentOf, newClip } from '@/lib/clips/clip';
import { makeStamp } from '@/lib/clips/stamp';
import { createTemplateInput, renderName, templateProblems } from '@/lib/export/markdown-template';
import { DEFAULT_TEMPLATE } from '@/lib/export/standard-template';
import { fileName, uniqueNames } from '@/lib/export/writing/file-name';
import { htmlToMarkdown } from '@/lib/export/writing/html-to-markdown';
import { article } from '../articles';
import { clipToMarkdown } from './exporting';

const clip = newClip(
  article({ title: 'Quotes: "x" & # y', html: '<p>Body.</p>' }),
  { tags: ['energy/oil', 'no'], note: 'line one\n---\nline: two' },
  { id: 'abcdefgh', canonicalUrl: 'https://news.example/mexico', revision: 'r0000000' },
  momentOf(makeStamp(Date.UTC(2026, 4, 3), 0, 'a')),
);
const WORDS = { highlights: 'Highlights' };

test('front matter is YAML with all the metadata', () => {
  const markdown = clipToMarkdown({ clip }, '<p>Body.</p>', DEFAULT_TEMPLATE, WORDS);
  const [, front = '', body] = /^---\n([\s\S]*?)\n---\n\n([\s\S]*)$/.exec(markdown) ?? [];
  expect(parse(front)).toEqual({
    title: 'Quotes: "x" & # y',
    url: 'https://news.example/mexico?utm_source=x#top',
    canonical_url: 'https://news.example/mexico',
    authors: ['Paloma Duran'],
    site: 'News Example',
    section: 'Policy & Economy',
    published: '2021-07-26T09:28',
    clipped: '2026-05-03T00:00:00.000Z',
    lang: 'en',
    tags: ['energy/oil', 'no'],
    excerpt: 'Mexico announced its willingness.',
    image: 'https://news.example/a.jpg',
    image_credit: 'Ana Ruiz',
    note: 'line one\n---\nline: two',
    id: 'abcdefgh',
  });
  expect(body).toBe('# Quotes: "x" & \\# y\n\nBody.\n');
});

test.each([
  [
    '<h2>Head</h2><p>A <b>bold</b> <a href="https://a.example/">link</a>.</p>',
    '## Head\n\nA **bold** [link](https://a.example/).',
  ],
  ['<ul><li>one</li><li>two</li></ul>', '- one\n- two'],
  [
    '<ol start="3"><li>a<ul><li>b</li></ul></li><li><p>c</p><p>d</p></li></ol>',
    '3. a\n   - b\n4. c\n\n   d',
  ],
  ['<blockquote><p>said</p></blockquote>', '> said'],
  [
    '<pre><code class="language-ts">let a = 1;\n  b();\n</code></pre>',
    '```ts\nlet a = 1;\n  b();\n```',
  ],
  [
    '<table><thead><tr><th>a</th><th>b</th></tr></thead><tbody><tr><td>1</td><td>2</td></tr></tbody></table>',
    '| a   | b   |\n| --- | --- |\n| 1   | 2   |',
  ],
  [
    '<figure><img src="https://a.example/i.jpg" alt="x"><figcaption>Photo: Ana</figcaption></figure>',
    '![x](https://a.example/i.jpg)\n\n*Photo: Ana*',
  ],
  ['<p>x<sup>2</sup></p>', 'x<sup>2</sup>'],
  [
    '<p>x<sup id="fnref:1"><a href="#fn:1">1</a></sup> y</p><section><hr><ol><li id="fn:1"><p>A note. <a href="#fnref:1">↩</a></p><p>More.</p></li></ol></section>',
    'x[^1] y\n\n[^1]: A note.\n\n    More.',
  ],
  [
    '<p>So <math><semantics><mi>x</mi><annotation encoding="application/x-tex">x_1^2</annotation></semantics></math></p>',
    'So $x_1^2$',
  ],
  ['<p>So <math alttext="x_{1}"><msub><mi>x</mi><mn>1</mn></msub></math></p>', 'So $x_{1}$'],
])('%s is converted to Markdown', (html, markdown) => {
  expect(htmlToMarkdown(html)).toBe(markdown);
});

test.each([
  ['A/B: "C"? <D>|E*', 'A B C D E'],
  ['  ...hidden  ', 'hidden'],
  ['CON', 'CON_'],
  ['con.notes', 'con_.notes'],
  ['COM¹ .x', 'COM¹_ .x'],
  ['console', 'console'],
  ['trailing. . ', 'trailing'],
  ['', 'Untitled'],
  ['東京 🗼', '東京 🗼'],
  ['[[link]] #tag ^block', 'link tag block'],
])('%j becomes the file name %j', (title, name) => {
  expect(fileName(title)).toBe(name);
});

test('file names are unique regardless of case', () => {
  const unique = uniqueNames();
  expect([unique('A'), unique('a'), unique('A')]).toEqual(['A', 'a 2', 'A 3']);
});

test('a template decides which keys there are and how they are named', () => {
  const template = {
    name: '{title}',
    frontMatter: 'source: url\nNote to self: note\nwhat: nothing\n',
  };
  const markdown = clipToMarkdown({ clip }, null, template, WORDS);
  const [, front = ''] = /^---\n([\s\S]*?)\n---\n\n/.exec(markdown) ?? [];
  expect(parse(front)).toEqual({ source: clip.url, 'Note to self': clip.note });
  expect(templateProblems(template)).toEqual([
    { part: 'frontMatter', fault: 'variable', words: 'nothing', line: 3, column: 7 },
  ]);
  expect(templateProblems(DEFAULT_TEMPLATE)).toEqual([]);
  expect(clipToMarkdown({ clip }, null, { name: '', frontMatter: '' }, WORDS)).toMatch(/^# Quotes/);
});

test.each([
  ['{date} {title}', '2026-05-03 Quotes x & y'],
  ['{host}/{title}', 'news.example Quotes x & y'],
  ['{nothing}', 'Quotes x & y'],
  ['', 'Quotes x & y'],
])('the name template %j yields %j', (name, expected) => {
  expect(renderName({ ...DEFAULT_TEMPLATE, name }, createTemplateInput(clip))).toBe(expected);
});

test('a template can define the body, and keeps lists in the front matter', () => {
  const template = {
    name: '{{date}} {{title|lower}}',
    frontMatter:
      'kind: {{"clipping"}}\ntopics: {{tags}}\nempty: {{doi}}\nwhen: {{published|date:"YYYY"}}y',
    body: '{{content}}\n\n---\n{{title|wikilink}} {{words}}',
  };
  const markdown = clipToMarkdown({ clip }, '<p>A <b>bold</b> one.</p>', template, WORDS);
  const [, front = '', body] = /^---\n([\s\S]*?)\n---\n\n([\s\S]*)$/.exec(markdown) ?? [];
  expect(parse(front)).toEqual({ kind: 'clipping', topics: ['energy/oil', 'no'], when: '2021y' });
  expect(body).toBe(`A **bold** one.\n\n---\n[[Quotes: "x" & y]] ${clip.wordCount}\n`);
  expect(renderName(template, createTemplateInput(clip))).toBe('2026-05-03 quotes x & y');
});

test('template errors are reported by part and position, and the part is ignored', () => {
  const faulty = {
    name: '{{title|shout}}',
    frontMatter: 'title: title\n  a b: x {{tags|}}',
    body: 'a\n{% if title %}',
  };
  const right = { name: '', frontMatter: 'title: title' };
  const usual = clipToMarkdown({ clip }, '<p>Body.</p>', right, WORDS);
  expect(clipToMarkdown({ clip }, '<p>Body.</p>', faulty, WORDS)).toBe(usual);
  expect(renderName(faulty, createTemplateInput(clip))).toBe('Quotes x & y');
  expect(templateProblems(faulty)).toEqual([
    { part: 'name', fault: 'filter', words: 'shout', line: 1, column: 9 },
    { part: 'frontMatter', fault: 'unexpected', words: '}}', line: 2, column: 17 },
    { part: 'body', fault: 'unclosed', words: '{% if', line: 2, column: 1 },
  ]);
});

test.each([
  'मूल्य'.repeat(60),
  '価格'.repeat(100),
  '👩‍👩‍👧‍👦'.repeat(20),
  'ế'.repeat(300),
  'ق'.repeat(300),
])('a name from a template fits in 255 bytes with a number and an extension: %s', (title) => {
  const name = renderName(
    { ...DEFAULT_TEMPLATE, name: '{{title}}: {{title}}' },
    createTemplateInput({ ...clip, title }),
  );
  for (const form of ['NFC', 'NFD']) {
    const bytes = new TextEncoder().encode(`${name.normalize(form)} 9999.md`);
    expect(bytes.length).toBeLessThanOrEqual(255);
  }
  expect(name).not.toMatch(/[<>:"/\\|?*]|[. ]$/);
});
