import { expect, test } from 'vitest';
import { momentOf, newClip } from '@/lib/clips/clip';
import type { Publication } from '@/lib/clips/publication';
import { makeStamp } from '@/lib/clips/stamp';
import type { CitationStyle } from '@/lib/export/citing/styles';
import { citations } from '@/lib/export/citing/styles';
import { article } from '../articles';

/** A citation with italics in `*`. */
function written(publication: Publication, style: CitationStyle, authors = ['Rob Stone']): string {
  const clip = newClip(
    article({
      url: 'https://a.example/1',
      title: 'Oil',
      authors,
      publishedAt: '2011-05-05',
      siteName: 'Site',
      publication,
    }),
    {},
    { id: 'abcdefgh', canonicalUrl: 'https://a.example/1', revision: null },
    momentOf(makeStamp(Date.UTC(2026, 10, 29), 0, 'a')),
  );
  return citations([clip], style)
    .flat()
    .map(({ text, italic }) => (italic ? `*${text}*` : text))
    .join('');
}

const book = { type: 'book', publisher: 'A Press', edition: '2' } as const;
const chapter = { type: 'chapter', container: 'Whole', publisher: 'P', pages: '3–9' } as const;

test.each<[Publication, CitationStyle, string]>([
  [
    { type: 'article-newspaper', container: 'The Times' },
    'apa',
    'Stone, R. (2011, May 5). *Oil*. The Times. https://a.example/1',
  ],
  [
    { type: 'post-weblog', container: 'Notes' },
    'chicago',
    'Stone, Rob. “Oil.” *Notes* (blog), May 5, 2011. https://a.example/1.',
  ],
  [book, 'apa', 'Stone, R. (2011, May 5). *Oil* (2nd ed.). A Press. https://a.example/1'],
  [book, 'mla', 'Stone, Rob. *Oil*. 2nd ed., A Press, 5 May 2011, a.example/1.'],
  [book, 'chicago', 'Stone, Rob. *Oil*. 2nd ed. A Press, May 5, 2011. https://a.example/1.'],
  [chapter, 'apa', 'Stone, R. (2011, May 5). Oil. In *Whole* (pp. 3–9). P. https://a.example/1'],
  [chapter, 'mla', 'Stone, Rob. “Oil.” *Whole*, P, 5 May 2011, pp. 3–9, a.example/1.'],
  [chapter, 'chicago', 'Stone, Rob. “Oil.” In *Whole*, 3–9. P, May 5, 2011. https://a.example/1.'],
  [
    { type: 'thesis', publisher: 'Oslo' },
    'apa',
    'Stone, R. (2011, May 5). *Oil* [Thesis, Oslo]. https://a.example/1',
  ],
  [{ type: 'thesis' }, 'apa', 'Stone, R. (2011, May 5). *Oil* [Thesis]. Site. https://a.example/1'],
  [{ type: 'article' }, 'apa', 'Stone, R. (2011). *Oil*. Site. https://a.example/1'],
  [{ type: 'motion_picture' }, 'mla', 'Stone, Rob. *Oil*. Site, 5 May 2011, a.example/1.'],
])('%j is cited correctly in %s', (publication, style, entry) => {
  expect(written(publication, style)).toBe(entry);
});

test('a suffix with a comma keeps it in a name in natural order', () => {
  const entry = written({}, 'chicago', ['Ana Ruiz', 'Sammy Davis, Jr.']);
  expect(entry).toMatch(/^Ruiz, Ana, and Sammy Davis, Jr\. “Oil/);
});
