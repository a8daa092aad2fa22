import { siteHost } from '@/lib/clips/canonical-url';
import type { Clip } from '@/lib/clips/clip';
import type { Piece } from '@/lib/search/text/snippet';
import { formatDay, readingMinutes } from '@/lib/clips/reading';
import { Icon } from '../controls/Icon';
import { useStrings } from '../strings';

interface Props {
  readonly clip: Clip;
  readonly open: boolean;
  /** Where its text says what was looked for; empty where it does not. */
  readonly snippet: readonly Piece[];
  readonly selected: boolean;
  readonly onSelect: () => void;
  /** Selects all from where the selection began to this one. */
  readonly onSelectTo: () => void;
  readonly onStar: () => void;
}

/** A clip in the list: a link to the reader, and its star. */
export function ClipRow(props: Props) {
  const { clip, open, onSelect, onSelectTo, onStar } = props;
  const { text } = useStrings();
  return (
    <>
      <SelectBox {...props} />
      <a
        class="clip-link"
        data-testid="clip-row"
        href={`#/clip/${clip.id}`}
        aria-current={open ? 'page' : undefined}
        onClick={(event) => {
          if (!event.shiftKey && !event.ctrlKey && !event.metaKey) return;
          event.preventDefault();
          if (event.shiftKey) onSelectTo();
          else onSelect();
        }}
      >
        <span class="clip-title" dir="auto">
          {clip.title}
        </span>
        <Source clip={clip} />
        <Extra {...props} />
      </a>
      <button
        type="button"
        class="star quiet"
        data-testid="row-star"
        aria-pressed={clip.starred}
        aria-label={text(clip.starred ? 'unstar' : 'star')}
        onClick={onStar}
      >
        <Icon name="star" filled={clip.starred} />
      </button>
    </>
  );
}

function SelectBox({ clip, selected, onSelect, onSelectTo }: Props) {
  const { text } = useStrings();
  return (
    <label class="select">
      <input
        type="checkbox"
        data-testid="select"
        aria-label={text('selectClip', clip.title)}
        checked={selected}
        onClick={(event) => {
          if (!event.shiftKey) {
            onSelect();
            return;
          }
          // The browser has unticked it by now if it was in the range already.
          event.currentTarget.checked = true;
          onSelectTo();
        }}
      />
    </label>
  );
}

/** Where it is from, when it was clipped, and how long it takes to read. */
function Source({ clip }: Pick<Props, 'clip'>) {
  const { text, count, language } = useStrings();
  const minutes = readingMinutes(clip.wordCount);
  return (
    <span class="clip-source">
      <span>{clip.siteName ?? siteHost(clip.url)}</span>
      {clip.authors[0] !== undefined && <span>{clip.authors[0]}</span>}
      <time dateTime={new Date(clip.clippedAt).toISOString()}>
        {formatDay(clip.clippedAt, language)}
      </time>
      {minutes !== null && <span>{count('readingTime', minutes)}</span>}
      {clip.revision === null && <span>{text('linkOnly')}</span>}
    </span>
  );
}

/** Where the text says what was looked for; else its tags, and its note or excerpt. */
function Extra({ clip, snippet }: Pick<Props, 'clip' | 'snippet'>) {
  if (snippet.length > 0) {
    return (
      <span class="clip-snippet" dir="auto" data-testid="snippet">
        {snippet.map((piece) => (piece.marked ? <mark>{piece.text}</mark> : piece.text))}
      </span>
    );
  }
  return (
    <span class="clip-extra" dir="auto">
      {clip.tags.map((tag) => (
        <span key={tag} class="chip">
          {tag}
        </span>
      ))}
      <span class="clip-excerpt">{clip.note || clip.excerpt}</span>
    </span>
  );
}
