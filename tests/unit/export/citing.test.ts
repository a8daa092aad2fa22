import { expect, test } from 'vitest';
import { momentOf, newClip } from '@/lib/clips/clip';
import { makeStamp } from '@/lib/clips/stamp';
import { cite } from '@/lib/export/citing/cite';
import { copiedCitations } from '@/lib/export/citing/pieces';
import type { CitationStyle } from '@/lib/export/citing/styles';
import { citations } from '@/lib/export/citing/styles';
import type { Article } from '@/lib/clips/article';
import { article } from '../articles';

function clip(about: Partial<Article>, clipped = '2022-03-08') {
  const whole = article({ siteName: null, authors: [], publishedAt: null, ...about });
  const identity = { id: 'abcdefgh', canonicalUrl: whole.url, revision: null };
  return newClip(
    whole,
    {},
    identity,
    momentOf(makeStamp(Date.parse(`${clipped}T12:00Z`), 0, 'replica1')),
  );
}

/** A citation with italics in `*`. */
const written = (about: Partial<Article>, style: CitationStyle, clipped?: string) =>
  citations([clip(about, clipped)], style)
    .flat()
    .map(({ text, italic }) => (italic ? `*${text}*` : text))
    .join('');

/** The manuals' own examples of web pages. */
test.each<[CitationStyle, string, Partial<Article>, string]>([
  // apastyle.apa.org, "Webpage on a website references".
  [
    'apa',
    'Bologna, C. (2019, October 31). *Why some people with anxiety love watching horror movies*. HuffPost. https://www.huffpost.com/entry/anxiety-love-watching-horror-movies_l_5d277587e4b02a5a5d57b59e',
    {
      authors: ['Caroline Bologna'],
      publishedAt: '2019-10-31T09:45:00-04:00',
      title: 'Why some people with anxiety love watching horror movies',
      siteName: 'HuffPost',
      url: 'https://www.huffpost.com/entry/anxiety-love-watching-horror-movies_l_5d277587e4b02a5a5d57b59e',
    },
    '2022-03-08',
  ],
  [
    'apa',
    'World Health Organization. (2018, May 24). *The top 10 causes of death*. https://www.who.int/news-room/fact-sheets/detail/the-top-10-causes-of-death',
    {
      authors: ['World Health Organization'],
      publishedAt: '2018-05-24',
      title: 'The top 10 causes of death',
      siteName: 'World Health Organization',
      url: 'https://www.who.int/news-room/fact-sheets/detail/the-top-10-causes-of-death',
    },
    '2022-03-08',
  ],
  [
    'apa',
    'National Nurses United. (n.d.). *What employers should do to protect nurses from Zika*. https://www.nationalnursesunited.org/pages/what-employers-should-do-to-protect-rns-from-zika',
    {
      authors: ['National Nurses United'],
      title: 'What employers should do to protect nurses from Zika',
      siteName: 'National Nurses United',
      url: 'https://www.nationalnursesunited.org/pages/what-employers-should-do-to-protect-rns-from-zika',
    },
    '2022-03-08',
  ],
  // style.mla.org, "Works Cited: A Quick Guide"; Purdue OWL, "A Page on a Web Site".
  [
    'mla',
    'Deresiewicz, William. “The Death of the Artist—and the Birth of the Creative Entrepreneur.” *The Atlantic*, 28 Dec. 2014, www.theatlantic.com/magazine/archive/2015/01/the-death-of-the-artist-and-the-birth-of-the-creative-entrepreneur/383497/.',
    {
      authors: ['William Deresiewicz'],
      publishedAt: '2014-12-28',
      title: 'The Death of the Artist—and the Birth of the Creative Entrepreneur',
      siteName: 'The Atlantic',
      url: 'https://www.theatlantic.com/magazine/archive/2015/01/the-death-of-the-artist-and-the-birth-of-the-creative-entrepreneur/383497/',
    },
    '2022-03-08',
  ],
  [
    'mla',
    '“Athlete’s Foot - Topic Overview.” *WebMD*, 25 Sept. 2014, www.webmd.com/skin-problems-and-treatments/tc/athletes-foot-topic-overview.',
    {
      publishedAt: '2014-09-25',
      title: 'Athlete’s Foot - Topic Overview',
      siteName: 'WebMD',
      url: 'https://www.webmd.com/skin-problems-and-treatments/tc/athletes-foot-topic-overview',
    },
    '2022-03-08',
  ],
  [
    'mla',
    'Lundman, Susan. “How to Make Vegetarian Chili.” *eHow*, www.ehow.com/how_10727_make-vegetarian-chili.html. Accessed 6 July 2015.',
    {
      authors: ['Susan Lundman'],
      title: 'How to Make Vegetarian Chili',
      siteName: 'eHow',
      url: 'https://www.ehow.com/how_10727_make-vegetarian-chili.html',
    },
    '2015-07-06',
  ],
  // chicagomanualofstyle.org, "Notes and Bibliography: Sample Citations".
  [
    'chicago',
    'Manjoo, Farhad. “Snap Makes a Bet on the Cultural Supremacy of the Camera.” *New York Times*, March 8, 2017. https://www.nytimes.com/2017/03/08/technology/snap-makes-a-bet-on-the-cultural-supremacy-of-the-camera.html.',
    {
      authors: ['Farhad Manjoo'],
      publishedAt: '2017-03-08',
      title: 'Snap Makes a Bet on the Cultural Supremacy of the Camera',
      siteName: 'New York Times',
      url: 'https://www.nytimes.com/2017/03/08/technology/snap-makes-a-bet-on-the-cultural-supremacy-of-the-camera.html',
    },
    '2022-03-08',
  ],
  [
    'chicago',
    'Yale University. “About Yale: Yale Facts.” Accessed March 8, 2022. https://www.yale.edu/about-yale/yale-facts.',
    {
      title: 'About Yale: Yale Facts',
      siteName: 'Yale University',
      url: 'https://www.yale.edu/about-yale/yale-facts',
    },
    '2022-03-08',
  ],
])('%s matches the example in its manual: %s', (style, wanted, about, clipped) => {
  expect(written(about, style, clipped)).toBe(wanted);
});

const url = 'https://a.example/x';
const names = ['Ana de la Cruz', 'Jean-Paul Sartre', 'Mary Ann Evans'];

test('several authors are listed by the rules of each style', () => {
  const about = { url, title: 'T', siteName: 'S', publishedAt: '2021-07' };
  const by = (count: number, style: CitationStyle) =>
    written({ ...about, authors: names.slice(0, count) }, style);
  expect(by(2, 'apa')).toBe(`de la Cruz, A., & Sartre, J.-P. (2021, July). *T*. S. ${url}`);
  expect(by(3, 'apa')).toMatch(
    /^de la Cruz, A\., Sartre, J\.-P\., & Evans, M\. A\. \(2021, July\)/,
  );
  expect(by(2, 'mla')).toBe(
    'de la Cruz, Ana, and Jean-Paul Sartre. “T.” *S*, July 2021, a.example/x.',
  );
  expect(by(3, 'mla')).toMatch(/^de la Cruz, Ana, et al\. “T\.”/);
  expect(by(2, 'chicago')).toBe(
    `de la Cruz, Ana, and Jean-Paul Sartre. “T.” *S*, July 2021. ${url}.`,
  );
  expect(by(3, 'chicago')).toMatch(
    /^de la Cruz, Ana, Jean-Paul Sartre, and Mary Ann Evans\. “T\.”/,
  );
  const many = Array.from(
    { length: 22 },
    (_, index) => `Ana Name${'abcdefghijklmnopqrstuv'[index]}`,
  );
  expect(written({ ...about, authors: many }, 'apa')).toContain('Names, A., . . . Namev, A. (2021');
  expect(written({ ...about, authors: many }, 'chicago')).toContain('Ana Nameg, et al. “T.”');
});

test('missing authors and dates, question marks and quotation marks are handled', () => {
  const about = { url, title: 'Who said “no”?', siteName: 'S' };
  expect(written(about, 'apa')).toBe(`*Who said “no”?* (n.d.). S. ${url}`);
  expect(written(about, 'mla')).toBe("“Who said 'no'?” *S*, a.example/x. Accessed 8 Mar. 2022.");
  expect(written({ ...about, publishedAt: '2020' }, 'chicago')).toBe(
    `S. “Who said 'no'?” 2020. ${url}.`,
  );
});

test('an article with a DOI is cited with it', () => {
  const about = {
    url,
    title: 'T',
    siteName: 'Nature',
    doi: '10.1/2',
    authors: ['Ana Ruiz'],
    publishedAt: '2020',
  };
  expect(written(about, 'apa')).toBe('Ruiz, A. (2020). T. *Nature*. https://doi.org/10.1/2');
});

test('a bibliography is sorted, and copied with italics and escaped HTML', () => {
  const two = [
    clip({ url, title: 'Zebra <b>' }),
    clip({ url, title: '“Apes” & more', siteName: 'S' }),
  ];
  const { html, text } = copiedCitations(citations(two, 'apa'));
  expect(text.split('\n\n').map((each) => each.slice(0, 5))).toEqual(['“Apes', 'Zebra']);
  expect(html).toContain('<i>“Apes” &amp; more</i>');
  expect(html).toContain('<i>Zebra &lt;b&gt;</i>');
});

test('BibTeX, RIS and CSL citations are the same as in the export', async () => {
  const one = [clip({ url, title: 'T', authors: ['Ana Ruiz'] })];
  expect((await cite(one, 'bibtex')).copied.text).toContain('author = {Ruiz, Ana}');
  expect((await cite(one, 'ris')).copied.text).toContain('AU  - Ruiz, Ana');
  expect(JSON.parse((await cite(one, 'csl')).copied.text)).toMatchObject([{ title: 'T' }]);
});

test('suffixes, particles and family-first names are handled in each style', () => {
  const about = { url: 'https://a.example/', title: 'T', siteName: 'S', publishedAt: '2021' };
  const of = (name: string, style: CitationStyle) =>
    written({ ...about, authors: [name] }, style).split(/ \(2021| “T/)[0];
  expect(of('Martin Luther King Jr.', 'apa')).toBe('King, M. L., Jr.');
  expect(of('Martin Luther King Jr.', 'mla')).toBe('King, Martin Luther, Jr.');
  expect(of('Martin Luther King Jr.', 'chicago')).toBe('King, Martin Luther, Jr.');
  expect(of('Ursula K. Le Guin', 'apa')).toBe('Le Guin, U. K.');
  expect(of('Vincent van Gogh', 'chicago')).toBe('van Gogh, Vincent.');
  expect(of('村上 春樹', 'apa')).toBe('村上 春樹.');
  const two = written({ ...about, authors: ['Ana Ruiz', 'Martin Luther King Jr.'] }, 'chicago');
  expect(two).toContain('Ruiz, Ana, and Martin Luther King Jr. “T.”');
});

test('APA adds letters to the year only for works with the same authors and year', () => {
  const of = (title: string, publishedAt: string | null, author = 'Ana Ruiz') => {
    const page = `https://a.example/${encodeURIComponent(title)}`;
    return clip({ url: page, title, publishedAt, authors: [author], siteName: 'S' });
  };
  const clips = [
    of('The zebra', '2026-02-01'),
    of('A bee', '2026-05-01'),
    of('Other year', '2025'),
    of('Undated two', null),
    of('Undated one', null),
    of('Another author', '2026', 'Bo Ruiz'),
  ];
  const dates = citations(clips, 'apa').map((pieces) => {
    const text = pieces.map((piece) => piece.text).join('');
    return text.match(/^(.*?\))\. (.*?)\. /)?.slice(1);
  });
  expect(new Map(dates.map((each) => [each?.[1], each?.[0]]))).toEqual(
    new Map([
      ['A bee', 'Ruiz, A. (2026a, May 1)'],
      ['The zebra', 'Ruiz, A. (2026b, February 1)'],
      ['Other year', 'Ruiz, A. (2025)'],
      ['Undated one', 'Ruiz, A. (n.d.-a)'],
      ['Undated two', 'Ruiz, A. (n.d.-b)'],
      ['Another author', 'Ruiz, B. (2026)'],
    ]),
  );
  const chicago = citations(clips, 'chicago').flat();
  expect(chicago.map(({ text }) => text).join('')).not.toContain('2026a');
});
