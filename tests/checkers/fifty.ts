import type { Article } from '@/lib/clips/article';
import type { Publication } from '@/lib/clips/publication';

/** A reference to cite: authors, date, type, and where it was published. */
interface Cited {
  readonly authors: readonly string[];
  readonly published: string | null;
  readonly site: string | null;
  readonly publication?: Publication;
  readonly doi?: string;
}

const page = (authors: string[], published: string | null, site: string | null): Cited => ({
  authors,
  published,
  site,
});

const paper = (authors: string[], published: string, publication: Publication): Cited => ({
  authors,
  published,
  site: 'Publisher',
  publication: { type: 'article-journal', ...publication },
  doi: '10.1000/abc.182',
});

const kind = (
  type: NonNullable<Publication['type']>,
  authors: string[],
  published: string,
  publication: Publication = {},
): Cited => ({ authors, published, site: 'Archive', publication: { type, ...publication } });

/** Fifty references of every kind, with names of people and organisations in all their forms. */
const FIFTY: readonly Cited[] = [
  page(['Ana Ruiz'], '2026-05-03', 'News'),
  page(['Ana Ruiz'], '2026-05', 'News'),
  page(['Ana Ruiz'], '2025', 'News'),
  page(['Bo Lind'], null, 'News'),
  page([], '2026-05-03', 'News'),
  page([], null, 'News'),
  page(['Bo Lind', 'Cy Young'], '2024-12-31', 'Weekly'),
  page(['Bo Lind', 'Cy Young', 'Di Orr'], '2024-01-01', 'Weekly'),
  page(['Martin Luther King Jr.'], '1963-08-28', 'Speeches'),
  page(['Sammy Davis, Jr.'], '1965', 'Stage'),
  page(['Ursula K. Le Guin'], '1974', 'Books'),
  page(['Vincent van den Berg'], '2020-02-29', 'Krant'),
  page(['Ludwig van Beethoven'], '2001', 'Music'),
  page(['Charles de Gaulle'], '1946-06-16', 'Discours'),
  page(['Ana de la Cruz'], '2021-07-26', 'Diario'),
  page(['Werner von Braun'], '1969', 'Space'),
  page(['Plato'], '2019', 'Classics'),
  page(['Madonna', 'Björk'], '2018-03-01', 'Pop'),
  page(['World Health Organization'], '2018-05-24', 'World Health Organization'),
  page(['World Health Organization'], '2019-06-01', 'Health News'),
  page(['Ministry of Education', 'Ana Ruiz'], '2022', 'Schools'),
  page(['毛沢東'], '1950', 'History'),
  page(['川端 康成'], '1968-12-12', 'Nobel'),
  page(['Jean-Paul Sartre'], '1945', 'Temps'),
  page(['J. R. R. Tolkien'], '1937-09-21', 'Oxford'),
  page(['Conan O’Brien'], '2010-01-12', 'TV'),
  page(['Ólafur Élíasson', 'Åsa Öberg'], '2015', 'Art'),
  page(['Hans-Peter Müller-Schmidt'], '2017-11-30', 'Zeitung'),
  paper(['Ana Ruiz', 'Bo Lind'], '2017', {
    container: 'Energy Journal',
    volume: '12',
    issue: '3',
    pages: '45–67',
  }),
  paper(['Ana Ruiz'], '2018-04', { container: 'Energy Journal', volume: '13', pages: '101' }),
  paper(['Cy Young'], '2019', { container: 'Nature', volume: '571', issue: '7765' }),
  paper(['Cy Young', 'Di Orr', 'Ed Poe'], '2020-10-05', {
    container: 'Science',
    volume: '4',
    issue: '2',
    pages: 'e123',
  }),
  paper(['Vincent van den Berg', 'Ursula K. Le Guin'], '2016', {
    container: 'Letters',
    volume: '1',
    pages: '1–2',
  }),
  paper(['World Health Organization'], '2021', {
    container: 'Bulletin',
    volume: '99',
    issue: '1',
    pages: '3–4',
  }),
  paper(['A. One', 'B. Two', 'C. Three', 'D. Four', 'E. Five', 'F. Six', 'G. Seven'], '2014', {
    container: 'Long List',
    volume: '7',
  }),
  paper(['Martin Luther King Jr.', 'Sammy Davis, Jr.'], '1966', {
    container: 'Review',
    volume: '2',
    pages: '9–10',
  }),
  paper(['Ana Ruiz'], '2015', { container: 'Without Volume', pages: '4–5' }),
  paper(['Fay Ghent'], '2026', { container: 'Same Year', volume: '1', pages: '1' }),
  paper(['Fay Ghent'], '2026', { container: 'Same Year', volume: '1', pages: '2' }),
  paper(['Fay Ghent'], '2026', { container: 'Same Year', volume: '1', pages: '3' }),
  kind('article-newspaper', ['Gil Hart'], '2023-09-09', { container: 'The Times' }),
  kind('article-magazine', ['Ida Jost'], '2022-10', { container: 'Monthly' }),
  kind('post-weblog', ['Kim Lee'], '2021-01-31', { container: 'Notes' }),
  kind('post', ['moth42'], '2020-08-08'),
  kind('report', ['Lou May'], '2019', { publisher: 'Institute Press' }),
  kind('thesis', ['Ned Orr'], '2018', { publisher: 'University of Oslo' }),
  kind('article', ['Pia Quist'], '2024-03-03', { publisher: 'Preprints' }),
  kind('book', ['Rob Stone'], '2011', { publisher: 'A Press', edition: '2' }),
  kind('chapter', ['Tia Ude'], '2012', {
    container: 'A Whole Book',
    publisher: 'A Press',
    pages: '3–9',
  }),
  kind('motion_picture', ['Vic West'], '2013-05-05', { publisher: 'Videos' }),
];

/** The fifty references as articles. */
export const fifty: readonly Partial<Article>[] = FIFTY.map((each, index) => ({
  url: `https://a.example/${index + 1}`,
  canonicalUrl: null,
  title: `Oil and water, ${index + 1}`,
  authors: each.authors,
  publishedAt: each.published,
  siteName: each.site,
  doi: each.doi ?? null,
  // No style changes the capitalisation of titles that are not in English.
  lang: 'de',
  ...(each.publication && { publication: each.publication }),
}));
