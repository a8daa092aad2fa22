import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useMemo, useRef } from 'preact/hooks';
import type { Appearance } from '@/lib/clips/appearance';
import { LATEST_TIME } from '@/lib/clips/bounds';
import type { Clip } from '@/lib/clips/clip';
import type { ListView } from '@/lib/clips/list-view';
import type { ListedClip } from '@/lib/store/previews';
import type { Piece } from '@/lib/search/text/snippet';
import { ClipRow } from './ClipRow';
import { dayName, isSameDay } from './day';
import { ErrorBoundary } from './ErrorBoundary';
import { useStrings } from '../strings';
import { useColumns } from './use-columns';
import type { Preview } from './use-previews';
import { usePreviews } from './use-previews';
import type { ListSelection } from './use-selection';
import type { SnippetSource } from './use-snippets';
import { useSnippets } from './use-snippets';
import { useVirtualRows } from './use-virtual-rows';
import { handleListKey } from './list-keys';
import type { Watch } from '../use-watched';
import type { WatchedRows } from './use-watched-rows';
import { useWatchedRows } from './use-watched-rows';

/** Fixed row heights per layout keep 100,000 rows cheap; a snippet takes one more line. */
const HEIGHTS = {
  comfortable: { list: 124, cards: 300, headlines: 44, results: 140 },
  compact: { list: 76, cards: 252, headlines: 34, results: 92 },
};
/** Height of a day heading, in CSS pixels. */
const DAY_HEIGHT = 40;
/** Minimum width of a card, in CSS pixels. */
const CARD_WIDTH = 230;
const NO_SNIPPET: readonly Piece[] = [];

interface Props {
  readonly ids: readonly string[];
  readonly openId: string | null;
  readonly view: ListView;
  readonly density: Appearance['density'];
  /** Clips that are already loaded, shown before any are read. */
  readonly known: readonly Clip[];
  readonly watchClips: (ids: readonly string[]) => Watch<(ListedClip | undefined)[]>;
  /** Creates a clip's preview (thumbnail and excerpt) if it is missing. */
  readonly makePreview: (clip: Clip) => Promise<unknown>;
  /** Matches of the current search; `null` without a search. */
  readonly finding: SnippetSource | null;
  readonly selecting: ListSelection;
  readonly onStar: (clip: Clip) => void;
  /** Called for a clip that cannot be rendered. */
  readonly onDamaged: (id: string) => void;
}

/** The clips of a list, as a virtual list: only those in view are in the page. */
export function ClipList(props: Props) {
  const { ids, finding, selecting, view } = props;
  const { text } = useStrings();
  const scroller = useRef<HTMLDivElement>(null);
  const { columns, items, height, rowHeight, resize, goTo } = useItems(scroller, props);
  const wanted = items.map(({ id }) => id);
  const rows = useWatchedRows(props.watchClips, wanted);
  const clipOf = useClips(props.known, rows);
  const previewOf = usePreviews(wanted, rows, props.makePreview);
  const snippets = useSnippets(finding, wanted);
  const dayOf = useDays(props, clipOf);
  useLayoutEffect(() => {
    if (scroller.current) scroller.current.scrollTop = 0;
  }, [finding?.key, view.layout, view.order]);
  useLayoutEffect(() => {
    for (const { index } of items) {
      const day = columns === 1 ? dayOf(index) : undefined;
      if (day !== undefined) resize(index, rowHeight + (day === null ? 0 : DAY_HEIGHT));
    }
  });
  return (
    <div
      ref={scroller}
      class="clip-list"
      role="presentation"
      data-testid="clip-list"
      data-layout={view.layout}
      data-selecting={selecting.ids.size > 0}
      onKeyDown={(event) => handleListKey(event, { ids, selecting, columns, goTo })}
    >
      <ul aria-label={text('clipsLabel')} style={{ height: `${height}px` }}>
        {items.map((item) => {
          const clip = clipOf(item.id);
          const day = dayOf(item.index) ?? null;
          const place = { item, day, columns, rowHeight };
          return (
            <Item key={item.id} list={props} place={place}>
              {clip && (
                <Row
                  list={props}
                  clip={clip}
                  preview={previewOf(clip)}
                  snippet={snippets[item.id] ?? NO_SNIPPET}
                />
              )}
            </Item>
          );
        })}
      </ul>
    </div>
  );
}

interface ItemProps {
  readonly list: Props;
  readonly place: {
    readonly item: ReturnType<typeof useItems>['items'][number];
    /** Heading of a day, shown above the clip where the day begins. */
    readonly day: string | null;
    readonly columns: number;
    readonly rowHeight: number;
  };
  readonly children: ComponentChildren;
}

/** A place in the list, below the heading of a day where one begins. */
function Item({ list: { ids, openId, selecting }, place, children }: ItemProps) {
  const { item, day, columns, rowHeight } = place;
  const top = day === null ? 0 : DAY_HEIGHT;
  return (
    <li
      data-index={item.index}
      data-selected={selecting.ids.has(item.id)}
      data-open={item.id === openId}
      aria-setsize={ids.length}
      aria-posinset={item.index + 1}
      style={{
        transform: `translateY(${item.start}px)`,
        height: `${rowHeight + top}px`,
        inlineSize: `${100 / columns}%`,
        insetInlineStart: `${(100 / columns) * item.column}%`,
        '--top': `${top}px`,
      }}
    >
      {day !== null && <h2 class="day">{day}</h2>}
      {children}
    </li>
  );
}

/** The clips in view and their positions: one per row, or several side by side as cards. */
function useItems(scroller: { readonly current: HTMLDivElement | null }, props: Props) {
  const { ids, finding, view, density } = props;
  const cards = view.layout === 'cards';
  const columns = useColumns(scroller, cards ? CARD_WIDTH : null);
  const heights = HEIGHTS[density];
  const rowHeight = finding && view.layout === 'list' ? heights.results : heights[view.layout];
  const keyOf = useMemo(() => (row: number) => ids[row * columns] ?? '', [ids, columns]);
  const { rows, height, scrollTo, resize } = useVirtualRows(
    scroller,
    Math.ceil(ids.length / columns),
    rowHeight,
    keyOf,
  );
  const items = rows.flatMap(({ index: row, start }) =>
    ids
      .slice(row * columns, (row + 1) * columns)
      .map((id, column) => ({ id, index: row * columns + column, column, start })),
  );
  const goTo = (index: number) => {
    scrollTo(Math.floor(index / columns));
    requestAnimationFrame(() => {
      const selector = `[data-index="${index}"] .clip-link`;
      scroller.current?.querySelector<HTMLElement>(selector)?.focus();
    });
  };
  return { columns, items, height, rowHeight, resize, goTo };
}

/**
 * Returns the day heading above a clip: the day's name if the clip is the first of that day, `null`
 * if it is not, `undefined` while that is unknown.
 */
function useDays({ ids, finding, view }: Props, clipOf: (id: string) => Clip | undefined) {
  const { language } = useStrings();
  const grouped = view.order === 'clipped' && view.layout !== 'cards' && finding === null;
  const timeOf = (index: number) => {
    const time = clipOf(ids[index] ?? '')?.clippedAt ?? Number.NaN;
    // A damaged clip may have a time outside the valid range.
    return Math.abs(time) <= LATEST_TIME ? time : Number.NaN;
  };
  return (index: number): string | null | undefined => {
    if (!grouped) return null;
    const time = timeOf(index);
    const before = timeOf(index - 1);
    if (!Number.isFinite(time) || (index > 0 && !Number.isFinite(before))) return undefined;
    if (index > 0 && isSameDay(time, before)) return null;
    return dayName(time, Date.now(), language);
  };
}

/** The clip as read, or the one already loaded until then. */
function useClips(known: readonly Clip[], rows: WatchedRows<ListedClip>) {
  const before = useMemo(() => new Map(known.map((clip) => [clip.id, clip])), [known]);
  return (id: string): Clip | undefined => rows.get(id)?.clip ?? before.get(id);
}

interface RowProps {
  readonly list: Props;
  readonly clip: Clip;
  readonly preview: Preview;
  readonly snippet: readonly Piece[];
}

/**
 * A row. If its clip cannot be rendered, it says so without affecting other rows. It is redrawn
 * only if its own data changes, since the list is redrawn at every step of scrolling.
 */
function Row({ list, clip, preview, snippet }: RowProps) {
  const { text } = useStrings();
  const latest = useRef(list);
  latest.current = list;
  const { layout } = list.view;
  const open = clip.id === list.openId;
  const selected = list.selecting.ids.has(clip.id);
  const { thumbnail, icon, excerpt } = preview;
  return useMemo(
    () => (
      <ErrorBoundary
        fallback={<p class="clip-damaged">{text('damagedRow', clip.id)}</p>}
        onFailure={() => latest.current.onDamaged(clip.id)}
      >
        <ClipRow
          clip={clip}
          layout={layout}
          preview={preview}
          open={open}
          snippet={snippet}
          selected={selected}
          onSelect={() => latest.current.selecting.toggle(clip.id)}
          onSelectTo={() => latest.current.selecting.extend(clip.id, clip.id)}
          onStar={() => latest.current.onStar(clip)}
        />
      </ErrorBoundary>
    ),
    [text, clip, layout, thumbnail, icon, excerpt, open, snippet, selected],
  );
}
