import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Clip } from '@/lib/clips/clip';
import type { Piece } from '@/lib/search/text/snippet';
import { ClipRow } from './ClipRow';
import { Guarded } from './Guarded';
import { useStrings } from '../strings';
import type { Selecting } from './use-selection';
import type { Finding } from './use-snippets';
import { useSnippets } from './use-snippets';
import { useVirtualRows } from './use-virtual-rows';
import type { Watch } from '../use-watched';
import { useWatched } from '../use-watched';

/** One height for every row keeps 50,000 of them cheap; a snippet takes a line more. */
const ROW_HEIGHT = 96;
const RESULT_HEIGHT = 112;

interface Props {
  readonly ids: readonly string[];
  readonly openId: string | null;
  /** Clips that are there already, to be shown before any is read. */
  readonly known: readonly Clip[];
  readonly watchClips: (ids: readonly string[]) => Watch<(Clip | undefined)[]>;
  /** What was looked for; `null` where nothing was. */
  readonly finding: Finding | null;
  readonly selecting: Selecting;
  readonly onStar: (clip: Clip) => void;
  /** A clip cannot be shown. */
  readonly onDamaged: (id: string) => void;
}

/** The clips of a list, only those in sight in the page. */
export function ClipList(props: Props) {
  const { ids, finding, selecting } = props;
  const { text } = useStrings();
  const rowHeight = finding ? RESULT_HEIGHT : ROW_HEIGHT;
  const scroller = useRef<HTMLDivElement>(null);
  const { rows, height, scrollTo } = useVirtualRows(scroller, ids.length, rowHeight);
  const wanted = rows.flatMap((row) => ids[row.index] ?? []);
  const byId = useClips(props, wanted);
  const snippets = useSnippets(finding, wanted);
  useLayoutEffect(() => {
    if (scroller.current) scroller.current.scrollTop = 0;
  }, [finding?.key]);
  const goTo = (index: number) => {
    scrollTo(index);
    requestAnimationFrame(() => {
      const selector = `[data-index="${index}"] .clip-link`;
      scroller.current?.querySelector<HTMLElement>(selector)?.focus();
    });
  };
  return (
    <div
      ref={scroller}
      class="clip-list"
      role="presentation"
      data-testid="clip-list"
      data-selecting={selecting.ids.size > 0}
      onKeyDown={(event) => walk(event, props, goTo)}
    >
      <ul aria-label={text('clipsLabel')} style={{ height: `${height}px` }}>
        {rows.map(({ index, start }) => {
          const id = ids[index] ?? '';
          const clip = byId.get(id);
          return (
            <li
              key={id}
              data-index={index}
              data-selected={selecting.ids.has(id)}
              aria-setsize={ids.length}
              aria-posinset={index + 1}
              style={{ transform: `translateY(${start}px)`, height: `${rowHeight}px` }}
            >
              {clip && <Row list={props} clip={clip} snippet={snippets[id] ?? []} />}
            </li>
          );
        })}
      </ul>
    </div>
  );
}

/** The clips in sight, kept up with the collection. */
function useClips({ known, watchClips }: Props, wanted: readonly string[]) {
  const clips = useWatched(watchClips(wanted), [wanted.join()]);
  const byId = new Map<string, Clip>();
  for (const clip of [...known, ...(clips ?? [])]) if (clip) byId.set(clip.id, clip);
  return byId;
}

/**
 * Arrow keys walk the list, into rows that are not in the page yet too, and with Shift select on
 * their way; `x` selects a row.
 */
function walk(
  event: KeyboardEvent,
  { ids, selecting }: Pick<Props, 'ids' | 'selecting'>,
  goTo: (index: number) => void,
): void {
  if (event.altKey) return;
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  const item = (event.target as Element).closest('[data-index]');
  const at = Number(item?.getAttribute('data-index') ?? -1);
  const id = ids[at];
  if (id === undefined) return;
  if (event.key === 'x' && !event.ctrlKey && !event.metaKey) selecting.toggle(id);
  if (step === undefined) return;
  event.preventDefault();
  const next = ids[at + step];
  if (next === undefined) return;
  if (event.shiftKey) selecting.extend(id, next);
  goTo(at + step);
}

interface RowProps {
  readonly list: Props;
  readonly clip: Clip;
  readonly snippet: readonly Piece[];
}

/** A row; one whose clip cannot be shown says so, and takes no other with it. */
function Row({ list, clip, snippet }: RowProps) {
  const { openId, selecting, onStar, onDamaged } = list;
  const { text } = useStrings();
  return (
    <Guarded
      instead={<p class="clip-damaged">{text('damagedRow', clip.id)}</p>}
      onFailure={() => onDamaged(clip.id)}
    >
      <ClipRow
        clip={clip}
        open={clip.id === openId}
        snippet={snippet}
        selected={selecting.ids.has(clip.id)}
        onSelect={() => selecting.toggle(clip.id)}
        onSelectTo={() => selecting.extend(clip.id, clip.id)}
        onStar={() => onStar(clip)}
      />
    </Guarded>
  );
}
