// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { extractArticle } from '../../../lib/extraction/extract';

const ADDRESS = 'https://gull.example/news/the-old-harbour-of-the-town';
const TEXT = `<p>The harbour was built in 1874, when the railway came down from the hills and the boats had to make room for steamers.</p>`;

/** Clips a page with additions to its head, below its title and at its end. */
function clip(head: string, { url = ADDRESS, below = '', end = '', text = TEXT.repeat(4) } = {}) {
  const source = `<title>The old harbour</title>${head}<main><article><h1>The old harbour</h1>${below}${text}</article>${end}</main>`;
  return extractArticle(new DOMParser().parseFromString(source, 'text/html'), url);
}
const meta = (name: string, content: string) => `<meta name="${name}" content="${content}">`;
const data = (fields: object) =>
  `<script type="application/ld+json">${JSON.stringify({ '@type': 'NewsArticle', headline: 'The old harbour', ...fields })}</script>`;

describe('a DOI', () => {
  it.each([
    ['a citation meta tag', meta('citation_doi', '10.1000/182'), {}],
    ['a URL in a meta tag', meta('DC.identifier', 'https://doi.org/10.1000/182'), {}],
    ['a meta tag with a prefix', meta('DC.Identifier', 'doi:10.1000/182'), {}],
    [
      'JSON-LD',
      data({ identifier: { '@type': 'PropertyValue', propertyID: 'doi', value: '10.1000/182' } }),
      {},
    ],
    [
      'JSON-LD with URLs',
      data({ sameAs: ['https://a.example/', 'https://doi.org/10.1000%2F182'] }),
      {},
    ],
    [
      'a link below the title',
      '',
      { below: '<p><a href="https://doi.org/10.1000/182">Cite</a></p>' },
    ],
    ['a line below the title', '', { below: '<p>DOI: 10.1000/182.</p>' }],
    ['the URL', '', { url: 'https://journal.example/doi/10.1000/182/full' }],
  ])('is read from %s', (_, head, rest) => expect(clip(head, rest).doi).toBe('10.1000/182'));

  it('is not read from a reference', () => {
    const references =
      '<ol><li>Quist, A. <a href="https://doi.org/10.1000/999">Harbours</a></li></ol>';
    const text = Array.from(
      { length: 40 },
      () => '<p>The <i>harbour</i> was <b>built</b> in 1874.</p>',
    ).join('');
    expect(clip('', { text, end: references }).doi).toBeNull();
  });
});

describe('keywords', () => {
  it('come from JSON-LD, meta tags and tag links, without duplicates and the site name', () => {
    const head = `${data({ keywords: ['harbours', { name: 'Railways' }] })}${meta('keywords', 'Harbours, steamers, The Gull')}<meta property="og:site_name" content="The Gull"><meta property="article:tag" content="Steamers">`;
    const below = '<p><a rel="tag" href="/t/tides">#Tides</a></p>';
    expect(clip(head, { below }).keywords).toEqual(['harbours', 'Railways', 'Tides', 'Steamers']);
  });

  it('do not include internal fields and ids', () => {
    const keywords =
      'locale: US, content-type: How-to, 0f8fad5b-d9cb-469f-a165-70867728950e, Tides';
    expect(clip(meta('keywords', keywords)).keywords).toEqual(['Tides']);
    expect(clip(meta('keywords', 'Star Wars: a history')).keywords).toEqual([
      'Star Wars: a history',
    ]);
  });

  it('are limited in number', () => {
    const spam = Array.from({ length: 40 }, (_each, index) => `word ${index}`).join();
    expect(clip(meta('keywords', spam)).keywords).toHaveLength(12);
    expect(clip('').keywords).toEqual([]);
  });
});

describe('the paywall', () => {
  it.each([
    [data({ isAccessibleForFree: false }), true],
    [data({ isAccessibleForFree: 'False' }), true],
    [data({ hasPart: { '@type': 'WebPageElement', isAccessibleForFree: false } }), true],
    [data({ isAccessibleForFree: 'True' }), false],
    [data({}), false],
  ])('is read from %s as %s', (head, paywalled) => expect(clip(head).paywalled).toBe(paywalled));
});

describe('the lead image', () => {
  const above = (image: string) => `<body><div>${image}</div>`;

  it.each([
    ['is below the title', '', '<img src="/boat.jpg">', 'https://gull.example/boat.jpg'],
    [
      'is above the title, if there is none below',
      above('<img src="/boat.jpg">'),
      '',
      'https://gull.example/boat.jpg',
    ],
    [
      'is not the site’s URL',
      '<meta property="og:image" content="https://gull.example/">',
      '',
      null,
    ],
    [
      'is not a logo',
      '<meta property="og:image" content="/gull.png"><meta property="og:image:alt" content="The Gull logo">',
      '<img src="/elephant.png" alt="PostgreSQL elephant logo">',
      null,
    ],
    [
      'may be a photo whose description mentions a logo',
      '',
      '<img src="/boat.jpg" alt="A sailor paints the company’s logo on a boat">',
      'https://gull.example/boat.jpg',
    ],
    [
      'is not inside a link to the home page',
      above('<a href="/"><img src="/left.png"></a>'),
      '',
      null,
    ],
  ])('%s', (_, head, below, address) =>
    expect(clip(head, { below }).leadImage?.url ?? null).toBe(address),
  );
});

describe('the next page', () => {
  const more = (href: string, text = 'Next') => ({
    end: `<nav><a href="${href}">${text}</a></nav>`,
  });
  it.each([
    ['is found by a number in the path', more(`${ADDRESS}/2`, '2'), `${ADDRESS}/2`],
    ['is found by a page in the path', more(`${ADDRESS}/page/2/`, 'Page 2'), `${ADDRESS}/page/2/`],
    ['is found by a query parameter', more('?page=2', 'Weiter'), `${ADDRESS}?page=2`],
    [
      'is the third from the second',
      { url: `${ADDRESS}?page=2`, ...more('?page=3', '3') },
      `${ADDRESS}?page=3`,
    ],
    ['is not another article', more('/news/the-mayor-resigns'), null],
    ['is not a page of comments', more(`${ADDRESS}/comment-page-2`, '2'), null],
    ['is not a page of a list', { url: 'https://gull.example/', ...more('/page/2') }, null],
    ['is not the previous page', { url: `${ADDRESS}?page=3`, ...more('?page=2', '2') }, null],
  ])('%s', (_, rest, next) => expect(clip('', rest).nextPage).toBe(next));

  it('is read from the head if it belongs to the article', () => {
    expect(clip(`<link rel="next" href="${ADDRESS}/2">`).nextPage).toBe(`${ADDRESS}/2`);
    expect(clip('<link rel="next" href="/news/the-mayor-resigns">').nextPage).toBeNull();
  });
});

describe('the previous page', () => {
  const at = (url: string, href: string, text = 'Previous') => ({
    url,
    end: `<nav><a href="${href}">${text}</a></nav>`,
  });
  it.each([
    ['can be the first, which has no number', at(`${ADDRESS}/2`, ADDRESS, '1'), ADDRESS],
    ['may have a number', at(`${ADDRESS}?page=3`, '?page=2', 'Zurück'), `${ADDRESS}?page=2`],
    ['does not exist before the first', at(ADDRESS, ADDRESS), null],
    ['is not two pages back', at(`${ADDRESS}?page=4`, '?page=2', '2'), null],
    ['is not another article', at(`${ADDRESS}/2`, '/news/the-mayor-resigns'), null],
    ['is not found by unrelated link text', at(`${ADDRESS}/2`, ADDRESS, 'Share'), null],
    ['is not a page of comments', at(`${ADDRESS}?page=3`, '?page=2#comments', '2'), null],
  ])('%s', (_, rest, previous) => expect(clip('', rest).previousPage).toBe(previous));

  it('is read from the head if it belongs to the article', () => {
    const url = `${ADDRESS}/3`;
    const head = `<link rel="prev" href="${ADDRESS}/2">`;
    expect(clip(head, { url }).previousPage).toBe(`${ADDRESS}/2`);
    expect(clip('<link rel="prev" href="/news/2">', { url }).previousPage).toBeNull();
  });
});

describe('the canonical URL', () => {
  const canonical = (href: string, url = ADDRESS) =>
    clip(`<link rel="canonical" href="${href}">`, { url }).canonicalUrl;
  it.each([
    ['can be the page itself', '/news/the-old-harbour-of-the-town', ADDRESS],
    ['can be on a subdomain', 'https://www.gull.example/n/81', 'https://www.gull.example/n/81'],
    ['is not the home page', 'https://gull.example/', null],
    ['is not the home page in a language', 'https://gull.example/en', null],
    ['is not a section', 'https://gull.example/news', null],
    ['is not an unrelated page on another site', 'https://ads.example/harbour-cruises-today', null],
    [
      'can be the original on another site',
      'https://herald.example/the-old-harbour-of-the-town.html',
      'https://herald.example/the-old-harbour-of-the-town.html',
    ],
    ['is not an invalid URL', 'javascript:void(0)', null],
  ])('%s', (_, href, expected) => expect(canonical(href)).toBe(expected));

  it('is not the first of several pages', () => {
    expect(canonical(ADDRESS, `${ADDRESS}/2`)).toBeNull();
    expect(canonical(ADDRESS, `${ADDRESS}/amp`)).toBe(ADDRESS);
  });

  it('can be the original that a cache names in its own URL', () => {
    const cache = 'https://gull-example.cdn.example/c/s/gull.example/n/81';
    expect(canonical('https://gull.example/n/81', cache)).toBe('https://gull.example/n/81');
  });
});

describe('authors', () => {
  const authors = (...page: Parameters<typeof clip>) => clip(...page).authors;

  it.each(['publisher', 'Cortesía', 'gull.ch', 'EC', 'Topic Author'])(
    'do not include “%s”',
    (name) => {
      expect(authors(meta('author', name))).toEqual([]);
    },
  );

  it.each(['李明', 'Jean-Luc Maro', 'Manniac'])('can include “%s”', (name) => {
    expect(authors(meta('author', name))).toEqual([name]);
  });

  it('do not include footnote marks', () => {
    expect(authors(meta('author', 'Ines Manniac*'))).toEqual(['Ines Manniac']);
  });

  it('are not taken from a sentence below the title', () => {
    const below = '<p>Das Wasser wird von Einheimischen und Gästen seit langem gern getrunken</p>';
    expect(authors('', { below })).toEqual([]);
    expect(authors('', { below: '<p>von Ines Manniac</p>' })).toEqual(['Ines Manniac']);
  });
});

describe('the section and the site', () => {
  const trail = (...names: readonly string[]) =>
    `<nav class="breadcrumb">${names.map((name) => `<a href="/">${name}</a>`).join(' › ')}</nav>`;

  it.each([
    ['Home', 'Harbours', 'Old harbour, the'],
    ['Home', 'Harbours', 'The old harbour…'],
    ['Harbours', '© The Gull 2025'],
  ])('include “Harbours” for the breadcrumbs %s, %s, %s', (...names) => {
    expect(clip(trail(...names), { below: '' }).section).toBe('Harbours');
  });

  it('are not read from the footer', () => {
    const foot = '<footer><ul class="breadcrumb"><li>About our ads</li></ul></footer>';
    expect(clip('', { end: foot }).section).toBeNull();
  });

  it('do not include a copyright notice from JSON-LD', () => {
    expect(clip(data({ articleSection: '© The Gull 2025' })).section).toBeNull();
    expect(clip(data({ articleSection: 'Harbours' })).section).toBe('Harbours');
  });

  it('include the last part of the title if the template gives the title as the site name', () => {
    const named = (title: string) =>
      `<title>${title}</title><meta property="og:site_name" content="${title}">`;
    const read = (title: string) =>
      extractArticle(
        new DOMParser().parseFromString(
          `${named(title)}<main><h1>The old harbour</h1>${TEXT.repeat(4)}</main>`,
          'text/html',
        ),
        ADDRESS,
      ).siteName;
    expect(read('The old harbour | Harbours | The Gull')).toBe('The Gull');
    expect(read('The Gull')).toBe('The Gull');
  });

  it('are unescaped', () => {
    expect(clip(data({ articleSection: 'L&amp;#8217;atelier' })).section).toBe('L’atelier');
  });
});
