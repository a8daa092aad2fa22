// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { extractArticle, NotAnArticle } from '../../../lib/extraction/extract';

const URL = 'https://page.example/article';
const PARAGRAPH =
  '<p>The harbour was built in 1874, when the railway came down from the hills and the boats had to make room for steamers.</p>';
const BODY = `<article><h1>The harbour</h1>${PARAGRAPH.replace('1874', '1901')}${PARAGRAPH}${PARAGRAPH.replace('boats', 'ships')}`;

const parse = (html: string): Document => new DOMParser().parseFromString(html, 'text/html');
const clip = (inside: string) =>
  extractArticle(parse(`<title>The harbour</title>${BODY}${inside}${PARAGRAPH}</article>`), URL);

/** Starts measuring CPU time, in milliseconds, so that other work on the machine does not count. */
function processorTime(): () => number {
  const start = process.cpuUsage();
  return () => {
    const { user, system } = process.cpuUsage(start);
    return (user + system) / 1000;
  };
}

describe('extraction removes scripts', () => {
  it.each([
    '<p>One, two<script>alert(1)</script></p>',
    '<p>One, two<img src=x onerror=alert(1)></p>',
    '<p>One, two<svg onload=alert(1)><script>alert(1)</script></svg></p>',
    '<p><a href="javascript:alert(1)">One, two, three</a> and four.</p>',
    '<p><a href=" &#14; java\nscript:alert(1)">One, two, three</a> and four.</p>',
    '<p><a href="data:text/html,<script>alert(1)</script>">One</a> and four.</p>',
    '<p><iframe srcdoc="<script>alert(1)</script>"></iframe>One, two, three.</p>',
    '<p style="background:url(javascript:alert(1))" onclick="alert(1)">One, two, three.</p>',
    '<math><mtext><table><mglyph><style><!--</style><img title="--><img src=x onerror=alert(1)>"></table></mtext></math>',
    '<form action="javascript:alert(1)"><p>One, two, three.</p><button formaction="javascript:alert(1)">x</button></form>',
    '<noscript><p title="</noscript><img src=x onerror=alert(1)>"></noscript>',
    '<object data="javascript:alert(1)"></object><embed src="javascript:alert(1)">',
    '<base href="javascript:/a/-alert(1)///"><p><a href="../x">One</a> two, three.</p>',
  ])('from %s', (inside) => {
    const { html } = clip(inside);
    const shown = parse(html);
    expect(shown.querySelector('script,iframe,object,embed,svg,style,form,button,base')).toBeNull();
    for (const element of shown.querySelectorAll('*')) {
      for (const { name, value } of element.attributes) {
        expect(name).not.toMatch(/^on|^style$|^srcdoc$|action/);
        expect(value).not.toMatch(/^\s*(?:javascript|vbscript|data:text)/i);
      }
    }
  });
});

describe('extraction is not affected by elements that shadow DOM properties', () => {
  it.each([
    '<img name=cloneNode><img name=documentElement><img name=querySelectorAll><img name=body>',
    '<form name=title></form><form name=implementation></form><form name=firstChild></form>',
    '<form id=f><input name=attributes><input name=textContent><input name=parentNode><input name=childNodes><input name=nodeType></form>',
  ])('%s', (names) => expect(clip(names).text).toContain('The harbour was built in 1874'));
});

describe('extraction of a broken or very large page', () => {
  it.each([
    ['nothing at all', ''],
    ['frames', '<frameset cols="50%,50%"><frame src="a.html"><frame src="b.html"></frameset>'],
    ['100,000 elements', `<title>Many</title>${'<i>a, b</i>'.repeat(100_000)}`],
    ['20 MB of text', `<title>Long</title><p>${'word and more, '.repeat(1_400_000)}</p>`],
  ])(
    'soon reports that there is no article: %s',
    (_, html) => {
      const document = parse(html);
      const spent = processorTime();
      expect(() => extractArticle(document, URL)).toThrow(NotAnArticle);
      expect(spent()).toBeLessThan(3000);
    },
    60_000,
  );

  it('handles nesting deeper than recursion allows', () => {
    const document = parse('<title>The harbour</title>');
    let inner: Element = document.body;
    for (let level = 0; level < 1500; level += 1) {
      const next = document.createElement('div');
      inner.append(next);
      inner = next;
    }
    inner.innerHTML = BODY;
    expect(extractArticle(document, URL).text).toContain('1874');
  }, 20_000);

  it('supports XHTML', () => {
    const source = `<html xmlns="http://www.w3.org/1999/xhtml"><head><title>The harbour</title></head><body>${BODY}</article></body></html>`;
    const document = new DOMParser().parseFromString(source, 'application/xhtml+xml');
    expect(extractArticle(document, URL).text.split('\n')).toHaveLength(3);
  });
});

describe('an article with metadata that is far too long', () => {
  const long = 'word and more '.repeat(2000);
  it.each([
    ['a description', `<meta name="description" content="${long}">`],
    ['a site name', `<meta property="og:site_name" content="${long}">`],
    ['a section', `<meta property="article:section" content="${long}">`],
    ['a URL', `<link rel="canonical" href="https://page.example/${'a'.repeat(12_000)}">`],
    [
      'a headline',
      `<script type="application/ld+json">{"@type":"Article","headline":"${long}"}</script>`,
    ],
    ['an author', `<meta name="author" content="Ada ${long}">`],
  ])('is extracted with limited metadata: %s', (_, head) => {
    const article = extractArticle(
      parse(`<title>The harbour</title>${head}${BODY}</article>`),
      URL,
    );
    expect(article.text).toContain('1874');
    const { html: _html, text: _text, receipt: _receipt, ...told } = article;
    const lengths = Object.values(told).map((value) => JSON.stringify(value)?.length ?? 0);
    expect(Math.max(...lengths)).toBeLessThanOrEqual(4010);
  });
});

describe('texts that slow down regular expressions', () => {
  const many = (text: string): string => text.repeat(Math.ceil(200_000 / text.length));
  it.each([
    ['an author', `<meta name="author" content="${many('a')}">`, ''],
    [
      'an author in JSON-LD',
      `<script type="application/ld+json">{"@type":"Article","author":"${many('a')}"}</script>`,
      '',
    ],
    [
      'a headline full of tags',
      `<script type="application/ld+json">{"@type":"Article","headline":"${many('<a')}"}</script>`,
      '',
    ],
    ['a description full of tags', `<meta name="description" content="${many('<a')}">`, ''],
    [
      'JSON-LD that ends in spaces',
      `<script type="application/ld+json">{"@type":"Article"} --> ${many(' ')}x</script>`,
      '',
    ],
    ['at signs', '', `<p>${many('@')}</p>`],
    ['email addresses', '', `<p>${many('a@')}</p>`],
    ['a code block of spaces', '', `<pre>${many(' ')}x</pre>`],
    ['a code block of line breaks', '', `<pre>${many('\n')}x</pre>`],
    ['a heading of dashes', '', `<h2>${many('-')}x</h2>`],
    ['digits', '', `<p>${many('1')}</p>`],
    ['one long line', '', `<p>${many('word ').repeat(10)}</p>`],
  ])(
    'are extracted within three seconds: %s',
    (_, head, inside) => {
      const document = parse(
        `<title>The harbour</title>${head}${BODY}${inside}${PARAGRAPH}</article>`,
      );
      const spent = processorTime();
      expect(extractArticle(document, URL).text).toContain('1874');
      expect(spent()).toBeLessThan(3000);
    },
    60_000,
  );
});
