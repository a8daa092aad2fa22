import type { Clip } from '@/lib/clips/clip';
import type { Highlight } from '@/lib/clips/highlight';
import { siteOf } from '@/lib/clips/canonical-url';
import { formatDay } from '@/lib/clips/reading';
import { Icon } from '../controls/Icon';
import { IconButton } from '../controls/IconButton';
import { passageLink } from '../reader/passage-link';
import { useStrings } from '../strings';
import { highlightLink } from './highlight-link';
import type { HighlightChange } from './HighlightForm';
import { HighlightForm } from './HighlightForm';
import type { FindMatches } from './MarkedText';
import { MarkedText } from './MarkedText';

/** A highlight and its clip; the clip's own note if the highlight is `null`. */
export interface ShownHighlight {
  readonly clip: Clip;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly highlight: Highlight | null;
}

interface Props extends ShownHighlight {
  readonly findMatches: FindMatches;
  /** Whether it names its source. */
  readonly sourced: boolean;
  readonly editing: boolean;
  readonly counts: ReadonlyMap<string, number>;
  readonly onEditing: (editing: boolean) => void;
  readonly onChange: (change: HighlightChange) => void;
  readonly onCopy: (text: string) => void;
  /** The library's address, when shown outside the library. */
  readonly library?: string | undefined;
}

/** A highlight or a clip's note, with its actions, as shown in lists. */
export function HighlightCard(props: Props) {
  const { clip, highlight, findMatches, editing } = props;
  const note = highlight ? highlight.note : clip.note;
  return (
    <article class="marked" data-colour={highlight?.colour} data-testid="marked">
      {highlight && (
        <blockquote dir="auto" lang={clip.lang ?? undefined}>
          <MarkedText text={highlight.quote.exact} findMatches={findMatches} />
        </blockquote>
      )}
      {editing ? (
        <HighlightForm
          highlight={highlight}
          note={note}
          counts={props.counts}
          onChange={props.onChange}
          onDone={() => props.onEditing(false)}
        />
      ) : (
        <>
          {note !== '' && (
            <p class="marked-note" dir="auto">
              <MarkedText text={note} findMatches={findMatches} />
            </p>
          )}
          <Tags tags={highlight?.tags ?? []} />
        </>
      )}
      <Foot {...props} />
    </article>
  );
}

function Tags({ tags }: { readonly tags: readonly string[] }) {
  if (tags.length === 0) return null;
  return (
    <p class="marked-tags">
      {tags.map((tag) => (
        <bdi key={tag} class="chip">
          {tag}
        </bdi>
      ))}
    </p>
  );
}

/** Its source, with links to it, and its actions. */
function Foot({ clip, at, highlight, sourced, editing, onEditing, onCopy, library }: Props) {
  const { text, language } = useStrings();
  const words = highlight ? highlight.quote.exact : clip.note;
  const site = siteOf(clip);
  return (
    <footer class="marked-foot">
      {sourced && (
        <span class="clip-source">
          <span class="marked-title">
            <bdi lang={clip.lang ?? undefined}>{clip.title}</bdi>
          </span>
          {site !== '' && <span>{site}</span>}
          <time dateTime={new Date(at).toISOString()}>{formatDay(at, language)}</time>
        </span>
      )}
      <span class="marked-actions">
        <a
          class="button quiet"
          {...highlightLink(clip, highlight, library)}
          aria-label={text('showInArticle')}
          title={text('showInArticle')}
          data-testid="marked-show"
        >
          <Icon name="book" />
        </a>
        <a
          class="button quiet"
          href={highlight ? passageLink(clip.url, highlight) : clip.url}
          target="_blank"
          rel="noopener noreferrer"
          aria-label={text('openPassage')}
          title={text('openPassage')}
          data-testid="marked-open"
        >
          <Icon name="open" />
        </a>
        <IconButton
          icon="cite"
          label={text('copyQuotation')}
          testId="marked-copy"
          onClick={() => onCopy(`“${words}”\n— ${clip.title}, ${clip.url}`)}
        />
        <IconButton
          icon="edit"
          label={text('highlightChange')}
          testId="marked-edit"
          pressed={editing}
          onClick={() => onEditing(!editing)}
        />
      </span>
    </footer>
  );
}
