import type { Metadata } from './metadata';

/** In characters; real values are no longer. */
const LONGEST = {
  title: 500,
  name: 120,
  short: 200,
  excerpt: 2000,
  address: 4000,
};

/**
 * Truncates overlong metadata, as browsers truncate titles, so that such a page can still be
 * clipped. An overlong URL is dropped, since half of one leads elsewhere.
 */
export function withinBounds(metadata: Metadata): Metadata {
  const { authors, keywords, leadImage } = metadata;
  return {
    ...metadata,
    canonicalUrl: address(metadata.canonicalUrl),
    nextPage: address(metadata.nextPage),
    previousPage: address(metadata.previousPage),
    title: trimmed(metadata.title, LONGEST.title),
    authors: authors.flatMap((name) => trimmed(name, LONGEST.name) ?? []),
    keywords: keywords.flatMap((word) => trimmed(word, LONGEST.short) ?? []),
    siteName: trimmed(metadata.siteName, LONGEST.short),
    section: trimmed(metadata.section, LONGEST.short),
    excerpt: trimmed(metadata.excerpt, LONGEST.excerpt),
    doi: trimmed(metadata.doi, LONGEST.short),
    leadImage:
      leadImage && address(leadImage.url) !== null
        ? {
            ...leadImage,
            alt: trimmed(leadImage.alt, LONGEST.excerpt),
            credit: trimmed(leadImage.credit, LONGEST.short),
          }
        : null,
  };
}

function trimmed(text: string | null, most: number): string | null {
  if (text === null || text.length <= most) return text;
  // At a word end, and never inside a surrogate pair.
  const cut = text.slice(0, most).replace(/[\uD800-\uDBFF]$/, '');
  const end = cut.lastIndexOf(' ');
  return `${(end > most * 0.8 ? cut.slice(0, end) : cut).trimEnd()}…`;
}

function address(value: string | null): string | null {
  return value !== null && value.length <= LONGEST.address ? value : null;
}
