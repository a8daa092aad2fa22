// @vitest-environment jsdom
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { marked } from 'marked';
import { expect, test } from 'vitest';
import { htmlToMarkdown } from '@/lib/export/writing/html-to-markdown';
import { keptOf } from './round-trip';

const PAGES = join(import.meta.dirname, '../../pages');

const pages = readdirSync(PAGES)
  // Footnotes are an extension that this Markdown reader lacks; the test with pandoc covers them.
  .filter((slug) => existsSync(join(PAGES, slug, 'expected.html')) && slug !== 'footnotes')
  .map((slug): [string, string] => [
    slug,
    readFileSync(join(PAGES, slug, 'expected.html'), 'utf8'),
  ]);

/** Inputs that have broken converters: each must come back unchanged. */
const HARD: [string, string][] = [
  ['text that looks like HTML', '<p>Google "&lt;noun&gt;.js" &amp;amp; 1 &lt; 2 &amp;copy;</p>'],
  [
    'text that looks like Markdown',
    '<p>1. no *list* _here_ # nor [link](x) `code` | ~~s~~ ~t~ ==u== $5 and $6 #tag &amp;#35;</p><p>- x</p><p>+ y</p><p>&gt; z</p><p>=== </p>',
  ],
  [
    'emphasis next to letters',
    '<p>a<b>"b"</b>c <i>d </i>e <em><strong>f</strong></em> g<em>h</em>i <b>x.</b>y</p>',
  ],
  ['emphasis with non-breaking spaces', '<p><b>At once&nbsp;</b>The</p>'],
  [
    'a code block with fences in it',
    '<pre><code class="language-md">```js\na\n```\n\n  b &lt;c&gt;\n</code></pre>',
  ],
  ['a pre element without code', '<pre>a_b\n\n\n*c*</pre>'],
  ['a code block with line breaks', '<pre>a<br>b<br><br>  c</pre>'],
  [
    'inline code with backticks',
    '<p><code>a ` b</code> and <code>``</code> and <code> x </code></p>',
  ],
  [
    'a table without a header',
    '<table><tbody><tr><td>a</td><td>b|c</td></tr><tr><td>d</td><td><code>e|f</code></td></tr></tbody></table>',
  ],
  [
    'a table with spanning cells',
    '<table><tr><th colspan="2">a</th></tr><tr><td>b</td><td>c</td></tr></table>',
  ],
  [
    'links with special characters',
    '<p><a href="https://a.example/(x)_y_*z*?a=1&amp;b=%20">[x] (y)</a></p>',
  ],
  ['a heading with hash signs', '<h2>In C #</h2><h3># first</h3>'],
  [
    'nested lists',
    '<ol start="9"><li>a<ul><li>b<pre>c\n d</pre></li></ul></li><li><p>e</p><p>f</p></li></ol>',
  ],
  [
    'a quote with code and lists',
    '<blockquote><p>a</p><pre>b\n\nc</pre><ul><li>d</li></ul></blockquote>',
  ],
];

test('there are pages to convert', () => expect(pages.length).toBeGreaterThan(2));

test.each([...pages, ...HARD])(
  '%s is unchanged after a round trip through Markdown',
  async (_name, html) => {
    const markdown = htmlToMarkdown(html);
    expect(keptOf(await marked.parse(markdown, { gfm: true }))).toEqual(keptOf(html));
  },
);
