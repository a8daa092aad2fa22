import fc from 'fast-check';
import type { Subject } from '@/lib/search/subject';
import { foldForSearch } from '@/lib/search/text/fold';

/**
 * Few words, so that random queries match random texts; several scripts, so that every rule
 * applies.
 */
const WORDS = [
  'oil',
  'Oily',
  'price',
  'café',
  'CAFE',
  'naïve',
  "don't",
  'e-mail',
  'Straße',
  'القطارات',
  'قطارات',
  'strasse',
  'ΣΟΦΟΣ',
  'нефть',
  'Ёлка',
  'елка',
  '日本',
  '日本語',
  '本語',
  '東京都',
  '京都',
  '石油',
  '石',
  'かが',
  'がか',
  'ガス',
  '한국',
  '한국어',
  '사람',
  'iPhone手机',
  '手机app',
  'हिन्दी',
  'हिन्',
  'שָׁלוֹם',
  'שלום',
  'سَلام',
  '2024',
  '3.14',
  'ﬁne',
];
const word = fc.constantFrom(...WORDS);
const glue = fc.constantFrom(' ', ', ', '\n', '。', ' – ', '', '“', '/');
const tag = fc.constantFrom(
  'energy',
  'energy/oil',
  'Energy/gas/lng',
  'énergie',
  'reading list',
  '日本',
);

const textOf = (most: number) =>
  fc.array(fc.tuple(word, glue), { maxLength: most }).map((pieces) => pieces.flat().join(''));

/** A random clip, as the search engine sees it. */
export const subject: fc.Arbitrary<Subject> = fc
  .record({
    id: fc.uuid(),
    clippedAt: fc.integer({ min: Date.UTC(2022, 0, 1), max: Date.UTC(2025, 0, 1) }),
    published: fc.option(fc.constantFrom('2020-01-01', '2021-05-31', '2021-06-01', '2024-02-29')),
    address: fc.constantFrom('example.com/a?', 'example.com/b?'),
    host: fc.constantFrom('example.com', 'blog.example.com', 'notexample.com', 'xn--e1afmkfd.test'),
    tags: fc.uniqueArray(tag, { maxLength: 3 }),
    lang: fc.option(fc.constantFrom('en', 'en-us', 'ja', 'eng')),
    bits: fc.array(fc.boolean(), { minLength: 10, maxLength: 10 }),
    title: textOf(4),
    authors: textOf(2),
    note: textOf(3),
    highlights: textOf(3),
    text: textOf(12),
  })
  .map(({ bits, title, authors, note, highlights, text, ...rest }) => {
    const bit = (index: number) => bits[index] ?? false;
    return {
      ...rest,
      tags: rest.tags.map(foldForSearch),
      states: {
        unread: bit(0),
        archived: bit(1),
        starred: bit(2),
        highlighted: bit(3),
        textless: bit(4),
        trashed: bit(5) && bit(0),
      },
      things: { note: bit(6), image: bit(7), code: bit(8), table: bit(9) },
      fields: {
        title,
        authors,
        site: `Example\n${rest.host}`,
        tags: rest.tags.join('\n'),
        note,
        highlights,
        text,
      },
    };
  });

const leaf = fc.oneof(
  { weight: 6, arbitrary: word.map((each) => each.replaceAll('"', '')) },
  { weight: 2, arbitrary: word.map((each) => `${each.slice(0, 3)}*`) },
  {
    weight: 2,
    arbitrary: fc
      .tuple(word, glue, word)
      .map((each) => `"${each.join('').replaceAll(/["“]/g, '')}"`),
  },
  {
    weight: 2,
    arbitrary: fc
      .tuple(fc.constantFrom('title', 'author', 'note', 'text', 'site'), word)
      .map((each) => each.join(':')),
  },
  {
    weight: 3,
    arbitrary: fc.constantFrom(
      'tag:energy',
      'tag:Energy/gas',
      'tag:en*',
      'tag:"reading list"',
      'tag:ENERGIE',
      'site:example.com',
      'site:example',
      'lang:en',
      'lang:ja',
      'is:unread',
      'is:archived',
      'is:starred',
      'is:highlighted',
      'is:textless',
      'is:trashed',
      'has:note',
      'has:image',
      'has:code',
      'has:table',
      'before:2023',
      'after:2023-06',
      'clipped:2023..2024-01-05',
      'published:2021',
      'published:2021-05',
      'published:..2021-05-31',
      'published:2021-06..',
    ),
  },
);

/** A random query, as a user might type it. */
export const queryText: fc.Arbitrary<string> = fc.letrec<{ query: string; one: string }>((tie) => ({
  one: fc.oneof(
    { weight: 8, arbitrary: leaf },
    { weight: 2, arbitrary: tie('one').map((each) => (each.startsWith('-') ? each : `-${each}`)) },
    { weight: 1, arbitrary: fc.tuple(tie('one'), tie('one')).map((each) => each.join(' OR ')) },
    { weight: 1, arbitrary: tie('query').map((each) => `(${each})`) },
    { weight: 1, arbitrary: word.map((each) => `(in:title in:note ${each})`) },
  ),
  query: fc.array(tie('one'), { minLength: 1, maxLength: 3 }).map((each) => each.join(' ')),
})).query;
