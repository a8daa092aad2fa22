import type { Article } from './article';
import type { Clip } from './clip';

/** An article without text, for a page of which only the URL is known. */
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

/** Whether a clip has a text, on this device or another: one saved as a link has none yet. */
export const hasText = ({ revision }: Pick<Clip, 'revision'>): boolean => revision !== null;
