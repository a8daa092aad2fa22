import { siteOf } from '@/lib/clips/canonical-url';
import type { Capture } from '@/lib/clips/clip';
import { formatPageDate, readingMinutes } from '@/lib/clips/reading';
import { useStrings } from '../strings';

type BylineSource = Pick<Capture, 'url' | 'authors' | 'siteName' | 'publishedAt' | 'wordCount'>;

/** Authors, site, publication date and reading time. */
export function Byline({ source }: { source: BylineSource }) {
  const { language, count } = useStrings();
  const minutes = readingMinutes(source.wordCount);
  const authors = new Intl.ListFormat(language, { type: 'conjunction' }).format(source.authors);
  const site = siteOf(source);
  return (
    <p class="byline" data-testid="byline">
      {authors !== '' && <span class="byline-authors">{authors}</span>}
      {site !== '' && <span>{site}</span>}
      {source.publishedAt !== null && (
        <time dateTime={source.publishedAt}>
          <bdi>{formatPageDate(source.publishedAt, language)}</bdi>
        </time>
      )}
      {minutes !== null && (
        <span>
          <bdi>{count('readingTime', minutes)}</bdi>
        </span>
      )}
    </p>
  );
}
