// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { extractArticle } from '../../../lib/extraction/extract';

const sentence = (word: string): string =>
  `<p>The ${word} was built in 1874, when the railway came down from the hills, and was sold for its stones.</p>`;
const many = (...words: string[]) => words.map(sentence).join('');
const clip = (body: string) =>
  extractArticle(
    new DOMParser().parseFromString(`<title>Harbours</title><main>${body}</main>`, 'text/html'),
    'https://gull.example/harbours',
  ).text;
const own = `<h1>Harbours</h1>${many('mole', 'quay', 'dock')}`;

describe('a page with a short article of its own', () => {
  it.each([
    ['inside its element', `<article>${own}<div id="comments">#</div></article>`],
    ['after its element', `<article>${own}</article><section class="comments-area">#</section>`],
    [
      'without an element of its own',
      `<div class="entry-content">${own}</div><ol class="commentlist">#</ol>`,
    ],
  ])('drops reader comments, even if they are longer: %s', (_, page) => {
    const comments = ['gull', 'tern', 'crow', 'rook', 'heron', 'swan', 'swift', 'lark']
      .map((word) => `<div class="comment">${sentence(word)}</div>`)
      .join('');
    const text = clip(page.replace('#', comments));
    expect(text).toContain('The dock was');
    expect(text).not.toMatch(/The (?:gull|lark) was/);
  });

  it('drops other posts, even if they are longer', () => {
    const other = (word: string) =>
      `<article class="hentry"><h3>The ${word}</h3>${many(word, `${word} light`, `${word} lock`)}</article>`;
    const text = clip(`<article>${own}</article>${['gull', 'tern', 'crow'].map(other).join('')}`);
    expect(text).toContain('The dock was');
    expect(text).not.toContain('The gull was');
  });

  it('drops teasers that wrap their headings in links', () => {
    const teaser = (word: string) =>
      `<article><a href="/${word}"><h2>The ${word}</h2></a>${sentence(word)}<p>Ines Maro</p></article>`;
    const text = clip(`<article>${own}</article>${['gull', 'tern', 'crow'].map(teaser).join('')}`);
    expect(text).toContain('The dock was');
    expect(text).not.toContain('The gull was');
  });

  it('keeps the article’s own sections', () => {
    const section = (word: string) =>
      `<article><h2>The ${word}</h2>${many(word, `${word} light`, `${word} lock`, `${word} stair`)}</article>`;
    const text = clip(`<article>${own}</article>${['gull', 'tern'].map(section).join('')}`);
    expect(text).toContain('The tern was');
  });
});

it('keeps comments as the article if there is nothing else', () => {
  const comments = ['gull', 'tern', 'crow', 'rook'].map(sentence).join('');
  expect(
    clip(`<article><h1>Harbours</h1><div id="comments">${comments}</div></article>`),
  ).toContain('The rook was');
});

it('keeps headings and tables in a page builder’s widgets', () => {
  const widget = (html: string) => `<div class="page-widget widget">${html}</div>`;
  const text = clip(
    `<h1>Harbours</h1>${widget(many('mole', 'quay'))}${widget('<h2>Lights</h2>')}${widget(many('dock', 'pier'))}${widget('<table><tr><th>Light</th><th>Built</th></tr><tr><td>North</td><td>1874</td></tr></table>')}${widget(many('lock', 'weir'))}`,
  ).split('\n');
  expect(text).toContain('Lights');
  expect(text).toContain('North 1874');
});

it('keeps the titles of notes and warnings in the text', () => {
  const warning =
    '<div class="admonition warning"><div class="admonition-title">Warning</div><p>Ships over nine metres do not turn here.</p></div>';
  const text = clip(`<article>${own}${warning}${many('pier', 'lock')}</article>`).split('\n');
  expect(text.slice(3, 5)).toEqual(['Warning', 'Ships over nine metres do not turn here.']);
});

describe('the lines of an article', () => {
  const lines = (inside: string) =>
    clip(`<article><h1>Harbours</h1>${inside}${many('mole', 'quay', 'dock')}</article>`).split(
      '\n',
    );

  it('keep words apart that only an empty link separated', () => {
    const [first] = lines(
      '<p>The base is well <a href="/a">placed</a><a href="/b"> </a>near the borders.</p>',
    );
    expect(first).toBe('The base is well placed near the borders.');
  });

  it('do not break words at soft hyphens', () => {
    const [first] = lines(
      '<p>The har&shy;bour&#173;mas&shy;ter went to the meet&shy;ing of the town.</p>',
    );
    expect(first).toBe('The harbourmaster went to the meeting of the town.');
  });

  it('are not split by spacers', () => {
    const [first] = lines(
      '<h2><strong><div class="space"></div>Five harbours of the d</strong><strong>ay before<div class="space"></div></strong></h2>',
    );
    expect(first).toBe('Five harbours of the day before');
  });

  it('leave out a list of links and its label', () => {
    const links = ['mole', 'quay'].map(
      (word) => `<li>How the ${word} was <a href="/${word}">sold</a></li>`,
    );
    const text = clip(
      `<article><h1>Harbours</h1>${many('mole', 'quay', 'dock')}<div class="heading">More Great GULL Stories</div><ul>${links.join('')}</ul></article>`,
    );
    expect(text).not.toContain('How the');
    expect(text.split('\n')).toHaveLength(3);
  });

  it('leave out the remains of a byline without its date', () => {
    const [first] = lines(
      '<div>Posted on <span class="post-date">2 May 2021</span> by Admin</div>',
    );
    expect(first).toContain('The mole was');
  });

  it('leave out a box that its class identifies, whatever its id and heading', () => {
    const text = clip(
      `<article><h1>Harbours</h1>${many('mole', 'quay')}<div id="p4" class="RelatedPosts"><h3>Along the coast</h3><p>How the lighthouse was sold to a baker, who lights it on Sundays.</p></div>${many('dock', 'pier')}</article>`,
    );
    expect(text).not.toContain('lighthouse');
    expect(text.split('\n')).toHaveLength(4);
  });

  it('keep a list of links under one of the text’s own headings', () => {
    const links = ['mole', 'quay'].map(
      (word) => `<li><a href="https://${word}.example/">The ${word} society</a></li>`,
    );
    const menu = '<p><a href="/tides">Tides, tables, tickets and times</a></p>'.repeat(9);
    const text = clip(
      `<article><h1>Harbours</h1><h2>Before</h2>${many('mole', 'quay')}<h2>After</h2>${many('dock', 'pier')}<h2>Societies</h2><ul>${links.join('')}</ul></article><div>${menu}</div>`,
    );
    expect(text.split('\n').slice(-3)).toEqual([
      'Societies',
      'The mole society',
      'The quay society',
    ]);
  });

  it.each(['alert alert--warning', 'github-alert', 'notice--info'])(
    'keep a short warning between paragraphs with the class %s',
    (name) => {
      const text = clip(
        `<article><h1>Harbours</h1>${many('mole')}<div class="${name}"><p>The mole is slippery.</p></div>${many('quay')}<div class="${name}"><a href="/join">Join us.</a></div>${many('dock')}</article>`,
      );
      expect(text).toContain('The mole is slippery.');
      expect(text).not.toContain('Join us');
    },
  );
});
