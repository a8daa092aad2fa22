import { siteOf } from '@/lib/clips/canonical-url';
import type { Clip } from '@/lib/clips/clip';
import { formatDay, readingMinutes } from '@/lib/clips/reading';
import type { Piece } from '@/lib/search/text/snippet';
import { useStrings } from '../strings';

interface SourceProps {
  readonly clip: Clip;
  /** URL of the site's icon. */
  readonly icon: string | null;
}

/**
 * Site, reading time and progress, author, date clipped: what helps to choose what to read comes
 * first, since a narrow row leaves out what does not fit.
 */
export function Source({ clip, icon }: SourceProps) {
  const { text, count, language } = useStrings();
  const minutes = readingMinutes(clip.wordCount);
  const site = siteOf(clip);
  const begun = clip.progress > 0 && clip.progress < 100;
  return (
    <span class="clip-source">
      {site !== '' && (
        <span class="clip-site">
          {icon !== null && <img class="site-icon" src={icon} alt="" width={14} height={14} />}
          <bdi>{site}</bdi>
        </span>
      )}
      {minutes !== null && <span>{count('readingTime', minutes)}</span>}
      {begun && (
        <span class="clip-progress">
          <span class="clip-progress-bar" aria-hidden="true">
            <span style={{ inlineSize: `${clip.progress}%` }} />
          </span>
          {text('readSoFar', new Intl.NumberFormat(language).format(clip.progress))}
        </span>
      )}
      {clip.progress === 100 && <span>{text('place_done')}</span>}
      {clip.revision === null && <span>{text('linkOnly')}</span>}
      {clip.authors[0] !== undefined && (
        <span class="clip-author">
          <bdi>{clip.authors[0]}</bdi>
        </span>
      )}
      <time dateTime={new Date(clip.clippedAt).toISOString()}>
        {formatDay(clip.clippedAt, language)}
      </time>
    </span>
  );
}

interface ExcerptProps {
  readonly clip: Clip;
  readonly snippet: readonly Piece[];
  readonly excerpt: string | null;
}

/** The matching excerpts of a search; otherwise the note or excerpt, and the tags. */
export function Excerpt({ clip, snippet, excerpt }: ExcerptProps) {
  const { text } = useStrings();
  const page = snippet[0]?.page;
  if (snippet.length > 0) {
    return (
      <span class="clip-snippet" dir="auto" data-testid="snippet">
        {page !== undefined && <bdi class="clip-page">{text('pdfPage', String(page))}</bdi>}
        {snippet.map((piece) => (piece.marked ? <mark>{piece.text}</mark> : piece.text))}
      </span>
    );
  }
  return (
    <span class="clip-extra">
      {clip.note === '' ? (
        <bdi class="clip-excerpt" lang={clip.lang ?? undefined}>
          {excerpt}
        </bdi>
      ) : (
        <bdi class="clip-excerpt clip-note">{clip.note}</bdi>
      )}
      {clip.tags.length > 0 && (
        <span class="clip-tags">
          {clip.tags.map((tag) => (
            <bdi key={tag} class="chip">
              {tag}
            </bdi>
          ))}
        </span>
      )}
    </span>
  );
}
