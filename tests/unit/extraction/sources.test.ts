// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { extractArticle } from '../../../lib/extraction/extract';
import { namesInByline } from '../../../lib/extraction/metadata/person-names';

const TEXT = `<p>The harbour was built in 1874, when the railway came down from the hills and the boats had to make room for steamers.</p>`;

/** Clips a page with additions to its head and heading and below that, in a layout. */
function clip(below: string, { head = '', h1 = 'The old harbour', layout = '' } = {}) {
  const source = `<title>The old harbour | Gull</title>${head}<body class="${layout}"><main><article><h1>${h1}</h1>${below}${TEXT.repeat(4)}</article></main></body>`;
  return extractArticle(
    new DOMParser().parseFromString(source, 'text/html'),
    'https://gull.example/the-old-harbour',
  );
}

describe('authors', () => {
  const vcard = '<span class="author vcard"><a class="fn" href="/a">Ines Okafor</a></span>';

  it.each([
    ['a vcard', vcard, {}],
    ['a layout with a sidebar', vcard, { layout: 'right-sidebar' }],
    ['the footer of the post', `${TEXT}<footer class="post-footer">By ${vcard}</footer>`, {}],
    [
      'the label for link previews',
      '',
      {
        head: '<meta name="twitter:label1" content="Written by"><meta name="twitter:data1" content="Ines Okafor">',
      },
    ],
  ])('are read from %s', (_, below, page) =>
    expect(clip(below, page).authors).toEqual(['Ines Okafor']),
  );

  it('are read without badges', () => {
    const badge = '<span class="author-badge">Lv3</span>';
    const below = `<div class="author"><span class="name">Ines Okafor</span>${badge}</div>`;
    expect(clip(below).authors).toEqual(['Ines Okafor']);
  });

  it.each([
    '<p>Photo by Ines Okafor</p>',
    '<ul><li>Five-star rooms by Okafor</li></ul>',
    '<p class="author">Posted</p>',
    '<meta name="twitter:data1" content="4 minutes">',
  ])('are not read from %s', (below) => expect(clip(below).authors).toEqual([]));

  it.each([
    ['Christoph von Ritter', ['Christoph von Ritter']],
    ['Von Christoph von Ritter', ['Christoph von Ritter']],
    ['Kolumne von Ines Okafor', ['Ines Okafor']],
    ['Verónica De Vita', ['Verónica De Vita']],
    ['Dan Abramov and Ines Okafor', ['Dan Abramov', 'Ines Okafor']],
    ['Ines Okafor (avec Jean Petit et Anne Roux)', ['Ines Okafor']],
    ['Ines Okafor Stand: 3. Mai 2021', ['Ines Okafor']],
    ['Tomas Spahn Fr, 18. Oktober 2019', ['Tomas Spahn']],
    ['Artikel von', []],
    ['PM ET', []],
  ])('are read from the byline “%s” as %j', (line, names) =>
    expect(namesInByline(line, 'de')).toEqual(names),
  );
});

describe('a title', () => {
  it.each([
    '<span class="kicker">Coast</span> The old harbour',
    '<span class="dachzeile">Coast:</span><br>The old harbour',
    'The old harbour<br><small>2 May 2021 • Coast</small>',
    '<div><a href="/coast">Coast | </a></div> The old harbour',
  ])('is read without the kicker, date or section in %s', (h1) => {
    const { title, text } = clip('', { h1 });
    expect(title).toBe('The old harbour');
    expect(text.split('\n')).toHaveLength(4);
  });

  it.each([
    'The old harbour <button>Copy item path</button>',
    'The old harbour <span role="tooltip">Anchored</span>',
    'The old harbour <site-actions>Stay organised <button>Save</button></site-actions>',
    '<button>The old harbour</button>',
  ])('is read without the controls in %s', (h1) => {
    expect(clip('', { h1 }).title).toBe('The old harbour');
  });

  it('is the one in the metadata if the heading ends with it', () => {
    const head = '<meta property="og:title" content="The harbour of old that went">';
    const h1 = 'Coast: The harbour of old that went';
    expect(clip('', { head, h1 }).title).toBe('The harbour of old that went');
  });

  it('is not the heading of the comments', () => {
    const head = '<meta property="og:title" content="The harbours of old">';
    const h1 = 'The harbours of old';
    const below = '<p>2 May 2021</p>';
    const comments = '<h1>Comments on The harbours of old</h1><p>3 May 2021</p>';
    expect(clip(below + comments, { head, h1 }).publishedAt).toBe('2021-05-02');
  });

  it('is not a heading in the text that begins like it', () => {
    const source = `<title>Old harbour lights of the coast | Gull</title><header><h1>Old harbour lights of the coast</h1></header><article>${TEXT.repeat(2)}<h1>Old-Harbour</h1>${TEXT.repeat(2)}</article>`;
    const { title } = extractArticle(
      new DOMParser().parseFromString(source, 'text/html'),
      'https://gull.example/lights',
    );
    expect(title).toBe('Old harbour lights of the coast');
  });
});

describe('a date', () => {
  const utc = (time: string) => `<meta property="article:published_time" content="${time}">`;

  it('in UTC is converted to the local date that the page shows', () => {
    const { publishedAt } = clip('<p>5 November 2021</p>', { head: utc('2021-11-04T23:00:00Z') });
    expect(publishedAt).toBe('2021-11-05');
  });

  it('in UTC is unchanged if the page shows a different date', () => {
    const { publishedAt } = clip('<p>25 November 2021</p>', { head: utc('2021-11-04T23:00:00Z') });
    expect(publishedAt).toBe('2021-11-04T23:00:00Z');
  });

  it.each([
    '<time class="entry-date" datetime="2021-05-02T10:00">2 May</time>',
    '<span class="updated" title="2021-05-02T10:00"></span>',
  ])('is read from %s in a layout with a sidebar', (below) =>
    expect(clip(below, { layout: 'has-sidebar' }).publishedAt).toBe('2021-05-02T10:00'),
  );

  it('is not one that the text mentions', () => {
    const paragraph = TEXT.replace('</p>', ' Nobody has written down who paid for it.</p>');
    const { publishedAt } = clip(`${paragraph.repeat(4)}<p>The keeper, 9 October 2018</p>`);
    expect(publishedAt).toBeNull();
  });
});
