import { expect, test } from 'vitest';
import { ITEM_TYPES } from '@/lib/clips/publication';
import type { Clip } from '@/lib/clips/clip';
import { newClip } from '@/lib/clips/clip';
import { NOWHERE } from '@/lib/clips/highlight';
import { momentOf } from '@/lib/clips/clip';
import { makeStamp } from '@/lib/clips/stamp';
import { zoteroItemOf } from '@/lib/export/writing/zotero-item';
import type { Article } from '@/lib/clips/article';
import { article } from '../articles';

const AT = Date.UTC(2026, 0, 3);

const clipOf = (change: Partial<Article>, draft: Parameters<typeof newClip>[1] = {}): Clip =>
  newClip(
    article({ doi: null, excerpt: null, lang: 'en', ...change }),
    draft,
    { id: 'abcdefghijklmnop', canonicalUrl: 'https://a.example/', revision: null },
    momentOf(makeStamp(AT, 0, 'zotero01')),
  );

test('an article in a journal has all of Zotero’s fields for one', () => {
  const clip = clipOf(
    {
      url: 'https://ice.example/1',
      title: 'Ice & <snow>',
      authors: [
        'Ursula K. Le Guin',
        'Martin Luther King Jr.',
        'World Health Organization',
        '毛 沢東',
      ],
      publishedAt: '2021-07-26T09:28:00+02:00',
      doi: '10.1/2',
      excerpt: 'What it is about.',
      publication: {
        type: 'article-journal',
        container: 'Journal of Ice',
        volume: '7',
        issue: '2',
        pages: '1–2',
        issn: '1234-5678',
        publisher: 'Ice Press',
      },
    },
    {
      tags: ['energy/oil', 'to read'],
      note: 'Mine <b>',
      highlights: [
        {
          id: 'highlight-1',
          add: {
            createdAt: AT,
            quote: { exact: 'First, x & y', prefix: '', suffix: '' },
            anchor: NOWHERE,
          },
          note: 'Which?',
        },
      ],
    },
  );
  expect(zoteroItemOf(clip)).toEqual({
    id: 'abcdefghijklmnop',
    itemType: 'journalArticle',
    title: 'Ice & <snow>',
    creators: [
      { creatorType: 'author', firstName: 'Ursula K.', lastName: 'Le Guin' },
      { creatorType: 'author', firstName: 'Martin Luther, Jr.', lastName: 'King' },
      { creatorType: 'author', lastName: 'World Health Organization', fieldMode: 1 },
      { creatorType: 'author', firstName: '沢東', lastName: '毛' },
    ],
    date: '2021-07-26',
    url: 'https://ice.example/1',
    accessDate: '2026-01-03',
    abstractNote: 'What it is about.',
    language: 'en',
    publicationTitle: 'Journal of Ice',
    volume: '7',
    issue: '2',
    pages: '1–2',
    ISSN: '1234-5678',
    DOI: '10.1/2',
    // In Zotero, journal articles have no publisher.
    extra: 'Publisher: Ice Press',
    tags: ['energy/oil', 'to read'],
    notes: [
      {
        note: '<p>Mine &lt;b&gt;</p>\n<p>Highlight: First, x &amp; y</p>\n<p>Note: Which?</p>',
      },
    ],
    attachments: [],
  });
});

test('a page has its site, and unknown fields are empty or missing', () => {
  const item = zoteroItemOf(clipOf({ siteName: 'The Daily', authors: [], publishedAt: null }));
  expect(item).toMatchObject({
    itemType: 'webpage',
    websiteTitle: 'The Daily',
    creators: [],
    date: '',
    notes: [],
  });
  expect(item).not.toHaveProperty('extra');
});

test('a date is as precise as on the page', () => {
  expect(zoteroItemOf(clipOf({ publishedAt: '2020' }))['date']).toBe('2020');
  expect(zoteroItemOf(clipOf({ publishedAt: '2020-05' }))['date']).toBe('2020-05');
});

test.each(ITEM_TYPES)('all publication data of type %s is kept', (type) => {
  const publication = {
    type,
    container: 'Container-1',
    volume: 'Volume-2',
    issue: 'Issue-3',
    pages: 'Pages-4',
    publisher: 'Publisher-5',
    issn: 'Issn-6',
    edition: 'Edition-7',
  };
  const text = JSON.stringify(zoteroItemOf(clipOf({ doi: '10.1/8', publication })));
  const { type: _type, ...values } = publication;
  for (const value of [...Object.values(values), '10.1/8']) expect(text).toContain(value);
});
