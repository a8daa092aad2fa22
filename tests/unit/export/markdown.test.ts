import { unzipSync, strFromU8 } from 'fflate';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { newClip } from '@/lib/clips/clip';
import { makeStamp } from '@/lib/clips/stamp';
import { fileName, uniqueNames } from '@/lib/export/file-name';
import { clipToMarkdown, htmlToMarkdown } from '@/lib/export/markdown';
import { writeMarkdownZip } from '@/lib/export/markdown-zip';
import { article } from '../articles';

const clip = newClip(
  article({ title: 'Quotes: "x" & # y', html: '<p>Body.</p>' }),
  { tags: ['energy/oil', 'no'], note: 'line one\n---\nline: two' },
  { id: 'abcdefgh', canonicalUrl: 'https://news.example/mexico', revision: 'r0000000' },
  makeStamp(Date.UTC(2026, 4, 3), 0, 'a'),
);
const contents = {
  clipId: 'abcdefgh',
  revision: 'r0000000',
  html: '<p>Body.</p>',
  text: 'Body.',
  capturedAt: 0,
};

test('front matter is YAML that gives the metadata back', () => {
  const markdown = clipToMarkdown(clip, contents);
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
])('%s', (html, markdown) => {
  expect(htmlToMarkdown(html)).toBe(markdown);
});

test.each([
  ['A/B: "C"? <D>|E*', 'A B C D E'],
  ['  ...hidden  ', 'hidden'],
  ['CON', 'CON_'],
  ['trailing. . ', 'trailing'],
  ['', 'Untitled'],
  ['東京 🗼', '東京 🗼'],
  ['[[link]] #tag ^block', 'link tag block'],
])('%j is the file name %j', (title, name) => {
  expect(fileName(title)).toBe(name);
});

test('names do not repeat where a file system ignores case', () => {
  const unique = uniqueNames();
  expect([unique('A'), unique('a'), unique('A')]).toEqual(['A', 'a 2', 'A 3']);
});

test('a zip holds a Markdown file a clip', async () => {
  async function* two() {
    yield { clip, contents };
    yield { clip, contents: null };
  }
  const parts = [];
  for await (const part of writeMarkdownZip(two())) parts.push(part);
  const files = unzipSync(new Uint8Array(await new Blob(parts).arrayBuffer()));
  expect(Object.keys(files)).toEqual(['Quotes x & y.md', 'Quotes x & y 2.md']);
  expect(strFromU8(files['Quotes x & y.md'] ?? new Uint8Array())).toBe(
    clipToMarkdown(clip, contents),
  );
});
