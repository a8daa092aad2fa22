import type { Clip } from '@/lib/clips/clip';
import type { ListLayout } from '@/lib/clips/list-view';
import type { Piece } from '@/lib/search/text/snippet';
import { Icon } from '../controls/Icon';
import { useStrings } from '../strings';
import { Excerpt, Source } from './row-parts';
import { Thumbnail } from './Thumbnail';
import type { Preview } from './use-previews';

interface Props {
  readonly clip: Clip;
  readonly layout: ListLayout;
  readonly preview: Preview;
  readonly open: boolean;
  /** Excerpts of the text that match the search; empty if there are none. */
  readonly snippet: readonly Piece[];
  readonly selected: boolean;
  readonly onSelect: () => void;
  /** Selects everything from the start of the selection to this clip. */
  readonly onSelectTo: () => void;
  readonly onStar: () => void;
}

/** A clip in the list: a link to the reader, a checkbox and a star. */
export function ClipRow(props: Props) {
  const { clip, layout, open, preview, onSelect, onSelectTo, onStar } = props;
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
        {layout !== 'headlines' && <Thumbnail clip={clip} address={preview.thumbnail} />}
        <span class="clip-words">
          <bdi class="clip-title" lang={clip.lang ?? undefined}>
            {clip.title}
          </bdi>
          <Source clip={clip} icon={preview.icon} />
          {layout !== 'headlines' && <Excerpt {...props} excerpt={preview.excerpt} />}
        </span>
      </a>
      {clip.progress === 0 && (
        <span class="unread-mark" role="img" aria-label={text('unread')} title={text('unread')} />
      )}
      <button
        type="button"
        class="star quiet"
        data-testid="row-star"
        aria-pressed={clip.starred}
        aria-label={text(clip.starred ? 'unstar' : 'star')}
        title={text(clip.starred ? 'unstar' : 'star')}
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
          // If the clip was already in the range, the browser has unticked it by now.
          event.currentTarget.checked = true;
          onSelectTo();
        }}
      />
    </label>
  );
}
