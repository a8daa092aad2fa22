import type { Article } from '@/lib/clips/article';

/** A complete article, to be modified by a test. */
export function article(change: Partial<Article> = {}): Article {
  return {
    url: 'https://news.example/mexico?utm_source=x#top',
    canonicalUrl: 'https://news.example/mexico',
    title: 'Mexico to Restore Relations',
    authors: ['Paloma Duran'],
    siteName: 'News Example',
    publishedAt: '2021-07-26T09:28',
    modifiedAt: null,
    section: 'Policy & Economy',
    lang: 'en',
    dir: null,
    excerpt: 'Mexico announced its willingness.',
    leadImage: { url: 'https://news.example/a.jpg', alt: null, credit: 'Ana Ruiz' },
    doi: null,
    keywords: [],
    paywalled: false,
    nextPage: null,
    previousPage: null,
    html: '<p>Mexico announced its willingness.</p><ul><li>one</li><li>two</li></ul>',
    text: 'Mexico announced its willingness.\none\ntwo',
    wordCount: 6,
    receipt: null,
    ...change,
  };
}
