import type { Article } from './article';

/** A page as an article without text: what can be kept where only its address can be read. */
export function linkArticle(url: string, title: string): Article {
  return {
    url,
    canonicalUrl: null,
    title,
    authors: [],
    siteName: null,
    publishedAt: null,
    modifiedAt: null,
    section: null,
    lang: null,
    dir: null,
    excerpt: null,
    leadImage: null,
    doi: null,
    keywords: [],
    paywalled: false,
    nextPage: null,
    previousPage: null,
    html: '',
    text: '',
    wordCount: 0,
    receipt: null,
  };
}
