// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { extractArticle } from '../../../lib/extraction/extract';

const SENTENCE =
  'The harbour was built in 1874, when the railway came down from the hills and the boats had to make room for steamers.';
const TEXT = `<p>${SENTENCE}</p>`.repeat(3);
const documentOf = (source: string) => new DOMParser().parseFromString(source, 'text/html');
const clip = (body: string, attributes = '') =>
  extractArticle(
    documentOf(
      `<title>The old harbour</title><main><article ${attributes}><h1>The old harbour</h1>${body}</article></main>`,
    ),
    'https://gull.example/news/the-old-harbour',
  );

describe('superscript numbers without links', () => {
  it('are no footnotes where every section counts its paragraphs', () => {
    const article = (number: number) =>
      `<h6>Art. ${number}</h6><p><sup>1</sup> Every ferry of line ${number} shall carry the mail of the islands it calls at.</p><p><sup>2</sup> The council names the quays of line ${number}, and publishes them each spring.</p>`;
    const { text } = clip(TEXT + article(1) + article(2) + article(3));
    const places = [1, 2, 3].map((number) => text.indexOf(`Every ferry of line ${number}`));
    expect(places.every((place) => place > 0)).toBe(true);
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    expect(text.indexOf('quays of line 1')).toBeLessThan(text.indexOf('ferry of line 2'));
  });

  it('are no footnotes after a unit', () => {
    const notes = '<p><sup>1</sup> Quist, Harbours.</p><p><sup>2</sup> County archive.</p>';
    const { text } = clip(
      `${TEXT}<p>The quay is long<sup>1</sup>, the yard has 500 m<sup>2</sup>, and both were sold<sup>2</sup> in 1931.</p>${notes}`,
    );
    expect(text).toContain('500 m2');
    expect(text).toContain('sold[2]');
  });

  it('take no longer than the page has of them', () => {
    const many = '<p>It has 500 m<sup>2</sup> of timber.</p>'.repeat(3000);
    const others = '<p><sup>3</sup> The council names the quays.</p>'.repeat(3000);
    const start = performance.now();
    clip(TEXT + many + others);
    expect(performance.now() - start).toBeLessThan(12_000);
  });
});

describe('footnotes', () => {
  it('that only another footnote refers to are kept', () => {
    const { text } = clip(
      `${TEXT}<p>Slate left by rail<sup><a href="#a">a</a></sup>, wool by sea<sup><a href="#n1">1</a></sup>.</p><ol><li id="a">Until 1931, says the archive.<sup><a href="#n2">2</a></sup></li></ol><ol><li id="n1">Quist 1999, Harbours.</li><li id="n2">Jones 2015, The small boats, page 42.</li></ol>`,
    );
    expect(text).toContain('Jones 2015, The small boats, page 42.');
  });
});

describe('the page’s class names', () => {
  it('do not turn pictures into formulas', () => {
    const { html } = clip(
      `${TEXT}<figure><img class="rounded text-center" src="/ship.jpg" alt="A ship in the harbour" width="600" height="400"></figure>${TEXT}`,
    );
    expect(html).not.toContain('<math');
    expect(html).toContain('ship.jpg');
  });

  it.each([
    '<pre><code class="language-sh copy-to-clipboard-code">npm install harbour</code></pre>',
    '<pre><div class="copyable"><code>npm install harbour</code></div></pre>',
  ])('do not delete code: %s', (code) => {
    const { text } = clip(TEXT + code + TEXT);
    expect(text).toContain('npm install harbour');
  });

  it('still tell the button that copies code', () => {
    const { text } = clip(
      `${TEXT}<pre><code>npm install harbour</code><span class="copy-button">Copy</span></pre>${TEXT}`,
    );
    expect(text).not.toContain('Copy');
  });

  it.each(['data-math="true"', 'class="post katex"', 'class="MathJax"', 'role="dialog"'])(
    'and roles do not make an article disappear: %s',
    (attributes) => {
      const formula = '<p>So <math alttext="x"><mi>x</mi></math> is the depth of the harbour.</p>';
      expect(clip(TEXT + formula + TEXT, attributes).text).toContain(SENTENCE);
    },
  );
});

describe('a title in bare text', () => {
  it.each([
    ['in the body', '<body>My holiday by the sea<p>TEXT</p></body>'],
    ['in a division', '<body><div>My holiday by the sea<br><br>TEXT</div></body>'],
  ])('%s does not take the text with it', (_where, body) => {
    const page = documentOf(
      `<title>My holiday by the sea | Gull</title>${body.replace('TEXT', `${SENTENCE}</p>${TEXT}<p>`)}`,
    );
    expect(extractArticle(page, 'https://gull.example/holiday').text).toContain(SENTENCE);
  });
});

describe('links to the page’s own files', () => {
  it('are resolved against its base', () => {
    const page = documentOf(
      `<base href="https://gull.example/"><title>The old harbour</title><link rel="canonical" href="news/the-old-harbour"><meta property="og:image" content="pictures/ship.jpg"><main><article><h1>The old harbour</h1>${TEXT}</article></main>`,
    );
    const found = extractArticle(page, 'https://gull.example/news/the-old-harbour?from=feed');
    expect(found.canonicalUrl).toBe('https://gull.example/news/the-old-harbour');
    expect(found.leadImage?.url).toBe('https://gull.example/pictures/ship.jpg');
  });
});

it('reads a page whose language tag is far too long', () => {
  const page = documentOf(
    `<html lang="en${'-abcdefgh'.repeat(2000)}"><title>The old harbour</title><main><article><h1>The old harbour</h1>${TEXT}</article></main>`,
  );
  expect(extractArticle(page, 'https://gull.example/a').lang?.length ?? 0).toBeLessThan(40);
});
