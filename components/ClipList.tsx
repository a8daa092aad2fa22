import { useRef } from 'preact/hooks';
import type { Clip } from '@/lib/clips/clip';
import type { Snippets } from '@/lib/search/protocol';
import { ClipRow } from './ClipRow';
import { useStrings } from './strings';
import { useSnippets } from './use-snippets';
import { useVirtualRows } from './use-virtual-rows';
import type { Watch } from './use-watched';
import { useWatched } from './use-watched';

/** One height for every row keeps 50,000 of them cheap; a snippet takes a line more. */
const ROW_HEIGHT = 96;
const RESULT_HEIGHT = 112;

interface Props {
  readonly ids: readonly string[];
  readonly openId: string | null;
  /** Clips that are there already, to be shown before any is read. */
  readonly known: readonly Clip[];
  readonly watchClips: (ids: readonly string[]) => Watch<(Clip | undefined)[]>;
  /** Reads where the texts of clips say what was looked for; `null` where nothing was. */
  readonly readSnippets: ((ids: readonly string[]) => Promise<Snippets>) | null;
  readonly onStar: (clip: Clip) => void;
}

/** The clips of a list, only those in sight in the page. */
export function ClipList({ ids, openId, known, watchClips, readSnippets, onStar }: Props) {
  const { text } = useStrings();
  const rowHeight = readSnippets ? RESULT_HEIGHT : ROW_HEIGHT;
  const scroller = useRef<HTMLDivElement>(null);
  const { rows, height, scrollTo } = useVirtualRows(scroller, ids.length, rowHeight);
  const wanted = rows.flatMap((row) => ids[row.index] ?? []);
  const clips = useWatched(watchClips(wanted), [wanted.join()]);
  const byId = new Map<string, Clip>();
  for (const clip of [...known, ...(clips ?? [])]) if (clip) byId.set(clip.id, clip);
  const snippets = useSnippets(readSnippets, wanted);

  /** Arrow keys walk the list, into rows that are not in the page yet too. */
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const item = (event.target as Element).closest('[data-index]');
    if (step === undefined || !item) return;
    event.preventDefault();
    const index = Number(item.getAttribute('data-index')) + step;
    if (index < 0 || index >= ids.length) return;
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
      onKeyDown={onKeyDown}
    >
      <ul aria-label={text('clipsLabel')} style={{ height: `${height}px` }}>
        {rows.map((row) => {
          const clip = byId.get(ids[row.index] ?? '');
          return (
            <li
              key={ids[row.index]}
              data-index={row.index}
              aria-setsize={ids.length}
              aria-posinset={row.index + 1}
              style={{ transform: `translateY(${row.start}px)`, height: `${rowHeight}px` }}
            >
              {clip && (
                <ClipRow
                  clip={clip}
                  open={clip.id === openId}
                  snippet={snippets[clip.id] ?? null}
                  onStar={() => onStar(clip)}
                />
              )}
            </li>
          );
        })}
      </ul>
    </div>
  );
}
