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

describe('DOI', () => {
  it.each([
    ['a citation tag', meta('citation_doi', '10.1000/182'), {}],
    ['an address in a tag', meta('DC.identifier', 'https://doi.org/10.1000/182'), {}],
    ['a tag with a prefix', meta('DC.Identifier', 'doi:10.1000/182'), {}],
    [
      'data',
      data({ identifier: { '@type': 'PropertyValue', propertyID: 'doi', value: '10.1000/182' } }),
      {},
    ],
    [
      'data that names addresses',
      data({ sameAs: ['https://a.example/', 'https://doi.org/10.1000%2F182'] }),
      {},
    ],
    [
      'a link below the title',
      '',
      { below: '<p><a href="https://doi.org/10.1000/182">Cite</a></p>' },
    ],
    ['a line below the title', '', { below: '<p>DOI: 10.1000/182.</p>' }],
    ['the address', '', { url: 'https://journal.example/doi/10.1000/182/full' }],
  ])('in %s', (_, head, rest) => expect(clip(head, rest).doi).toBe('10.1000/182'));

  it('is not that of a work in the references', () => {
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
  it('come from data, tags and links, none twice and not the site’s name', () => {
    const head = `${data({ keywords: ['harbours', { name: 'Railways' }] })}${meta('keywords', 'Harbours, steamers, The Gull')}<meta property="og:site_name" content="The Gull"><meta property="article:tag" content="Steamers">`;
    const below = '<p><a rel="tag" href="/t/tides">#Tides</a></p>';
    expect(clip(head, { below }).keywords).toEqual(['harbours', 'Railways', 'Tides', 'Steamers']);
  });

  it('are no fields and ids that the site keeps for itself', () => {
    const keywords =
      'locale: US, content-type: How-to, 0f8fad5b-d9cb-469f-a165-70867728950e, Tides';
    expect(clip(meta('keywords', keywords)).keywords).toEqual(['Tides']);
    expect(clip(meta('keywords', 'Star Wars: a history')).keywords).toEqual([
      'Star Wars: a history',
    ]);
  });

  it('are few', () => {
    const spam = Array.from({ length: 40 }, (_each, index) => `word ${index}`).join();
    expect(clip(meta('keywords', spam)).keywords).toHaveLength(12);
    expect(clip('').keywords).toEqual([]);
  });
});

describe('paywall', () => {
  it.each([
    [data({ isAccessibleForFree: false }), true],
    [data({ isAccessibleForFree: 'False' }), true],
    [data({ hasPart: { '@type': 'WebPageElement', isAccessibleForFree: false } }), true],
    [data({ isAccessibleForFree: 'True' }), false],
    [data({}), false],
  ])('%s', (head, paywalled) => expect(clip(head).paywalled).toBe(paywalled));
});

describe('lead image', () => {
  const above = (image: string) => `<body><div>${image}</div>`;

  it.each([
    ['below the title', '', '<img src="/boat.jpg">', 'https://gull.example/boat.jpg'],
    [
      'above the title, where none is below',
      above('<img src="/boat.jpg">'),
      '',
      'https://gull.example/boat.jpg',
    ],
    [
      'not the address of the site',
      '<meta property="og:image" content="https://gull.example/">',
      '',
      null,
    ],
    [
      'no logo',
      '<meta property="og:image" content="/gull.png"><meta property="og:image:alt" content="The Gull logo">',
      '<img src="/elephant.png" alt="PostgreSQL elephant logo">',
      null,
    ],
    [
      'a picture that tells of a logo',
      '',
      '<img src="/boat.jpg" alt="A sailor paints the company’s logo on a boat">',
      'https://gull.example/boat.jpg',
    ],
    [
      'never what leads to the front page',
      above('<a href="/"><img src="/left.png"></a>'),
      '',
      null,
    ],
  ])('%s', (_, head, below, address) =>
    expect(clip(head, { below }).leadImage?.url ?? null).toBe(address),
  );
});

describe('next page', () => {
  const more = (href: string, text = 'Next') => ({
    end: `<nav><a href="${href}">${text}</a></nav>`,
  });
  it.each([
    ['a number in the path', more(`${ADDRESS}/2`, '2'), `${ADDRESS}/2`],
    ['a page in the path', more(`${ADDRESS}/page/2/`, 'Page 2'), `${ADDRESS}/page/2/`],
    ['a parameter', more('?page=2', 'Weiter'), `${ADDRESS}?page=2`],
    [
      'from the second to the third',
      { url: `${ADDRESS}?page=2`, ...more('?page=3', '3') },
      `${ADDRESS}?page=3`,
    ],
    ['another article', more('/news/the-mayor-resigns'), null],
    ['pages of comments', more(`${ADDRESS}/comment-page-2`, '2'), null],
    ['pages of a list', { url: 'https://gull.example/', ...more('/page/2') }, null],
    ['the page before', { url: `${ADDRESS}?page=3`, ...more('?page=2', '2') }, null],
  ])('%s', (_, rest, next) => expect(clip('', rest).nextPage).toBe(next));

  it('in the head, where it is this article’s', () => {
    expect(clip(`<link rel="next" href="${ADDRESS}/2">`).nextPage).toBe(`${ADDRESS}/2`);
    expect(clip('<link rel="next" href="/news/the-mayor-resigns">').nextPage).toBeNull();
  });
});

describe('previous page', () => {
  const at = (url: string, href: string, text = 'Previous') => ({
    url,
    end: `<nav><a href="${href}">${text}</a></nav>`,
  });
  it.each([
    ['the first, which has no number', at(`${ADDRESS}/2`, ADDRESS, '1'), ADDRESS],
    ['one with a number', at(`${ADDRESS}?page=3`, '?page=2', 'Zurück'), `${ADDRESS}?page=2`],
    ['none before the first', at(ADDRESS, ADDRESS), null],
    ['not the one before that', at(`${ADDRESS}?page=4`, '?page=2', '2'), null],
    ['not another article', at(`${ADDRESS}/2`, '/news/the-mayor-resigns'), null],
    ['not by words about something else', at(`${ADDRESS}/2`, ADDRESS, 'Share'), null],
    ['not pages of comments', at(`${ADDRESS}?page=3`, '?page=2#comments', '2'), null],
  ])('%s', (_, rest, previous) => expect(clip('', rest).previousPage).toBe(previous));

  it('in the head, where it is this article’s', () => {
    const url = `${ADDRESS}/3`;
    const head = `<link rel="prev" href="${ADDRESS}/2">`;
    expect(clip(head, { url }).previousPage).toBe(`${ADDRESS}/2`);
    expect(clip('<link rel="prev" href="/news/2">', { url }).previousPage).toBeNull();
  });
});

describe('canonical address', () => {
  const canonical = (href: string, url = ADDRESS) =>
    clip(`<link rel="canonical" href="${href}">`, { url }).canonicalUrl;
  it.each([
    ['the page itself', '/news/the-old-harbour-of-the-town', ADDRESS],
    ['a subdomain', 'https://www.gull.example/n/81', 'https://www.gull.example/n/81'],
    ['the home page', 'https://gull.example/', null],
    ['the home page in a language', 'https://gull.example/en', null],
    ['the section', 'https://gull.example/news', null],
    ['something else elsewhere', 'https://ads.example/harbour-cruises-today', null],
    [
      'the original elsewhere',
      'https://herald.example/the-old-harbour-of-the-town.html',
      'https://herald.example/the-old-harbour-of-the-town.html',
    ],
    ['no address', 'javascript:void(0)', null],
  ])('%s', (_, href, expected) => expect(canonical(href)).toBe(expected));

  it('is not the first page of several', () => {
    expect(canonical(ADDRESS, `${ADDRESS}/2`)).toBeNull();
    expect(canonical(ADDRESS, `${ADDRESS}/amp`)).toBe(ADDRESS);
  });

  it('may be the original that a cache names in its own address', () => {
    const cache = 'https://gull-example.cdn.example/c/s/gull.example/n/81';
    expect(canonical('https://gull.example/n/81', cache)).toBe('https://gull.example/n/81');
  });
});

describe('authors', () => {
  const authors = (...page: Parameters<typeof clip>) => clip(...page).authors;

  it.each(['publisher', 'Cortesía', 'gull.ch', 'EC', 'Topic Author'])('are not %s', (name) => {
    expect(authors(meta('author', name))).toEqual([]);
  });

  it.each(['李明', 'Jean-Luc Maro', 'Manniac'])('may be %s', (name) => {
    expect(authors(meta('author', name))).toEqual([name]);
  });

  it('are without the mark of a note', () => {
    expect(authors(meta('author', 'Ines Manniac*'))).toEqual(['Ines Manniac']);
  });

  it('are not whoever a sentence below the title speaks of', () => {
    const below = '<p>Das Wasser wird von Einheimischen und Gästen seit langem gern getrunken</p>';
    expect(authors('', { below })).toEqual([]);
    expect(authors('', { below: '<p>von Ines Manniac</p>' })).toEqual(['Ines Manniac']);
  });
});

describe('section and site', () => {
  const trail = (...names: readonly string[]) =>
    `<nav class="breadcrumb">${names.map((name) => `<a href="/">${name}</a>`).join(' › ')}</nav>`;

  it.each([
    ['Home', 'Harbours', 'Old harbour, the'],
    ['Home', 'Harbours', 'The old harbour…'],
    ['Harbours', '© The Gull 2025'],
  ])('are no %s, %s, %s', (...names) => {
    expect(clip(trail(...names), { below: '' }).section).toBe('Harbours');
  });

  it('is no part of the foot of a page', () => {
    const foot = '<footer><ul class="breadcrumb"><li>About our ads</li></ul></footer>';
    expect(clip('', { end: foot }).section).toBeNull();
  });

  it('a notice of rights is no section in data either', () => {
    expect(clip(data({ articleSection: '© The Gull 2025' })).section).toBeNull();
    expect(clip(data({ articleSection: 'Harbours' })).section).toBe('Harbours');
  });

  it('the site is the last part where a template gives the page’s title for it', () => {
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

  it('are read whatever they are escaped as', () => {
    expect(clip(data({ articleSection: 'L&amp;#8217;atelier' })).section).toBe('L’atelier');
  });
});
