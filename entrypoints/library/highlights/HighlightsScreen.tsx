import './highlights.css';
import type { RefObject } from 'preact';
import { useRef, useState } from 'preact/hooks';
import { Icon } from '@/components/controls/Icon';
import { ScreenBar } from '@/components/controls/ScreenBar';
import { Toast } from '@/components/controls/Toast';
import { HighlightFilters } from '@/components/highlights/HighlightFilters';
import { IndexProgress } from '@/components/search/IndexProgress';
import { QueryProblem } from '@/components/search/QueryProblem';
import { SearchBox } from '@/components/search/SearchBox';
import { useStrings } from '@/components/strings';
import { useKeys } from '@/components/use-keys';
import { EXPORT_FORMATS } from '@/lib/export/formats';
import type { ExportFormat } from '@/lib/export/format';
import type { SearchClient } from '@/lib/search/client';
import type { ClipDatabase } from '@/lib/store/database';
import type { ListedHighlight } from '@/lib/store/highlights';
import { LazyExport, LazyReview } from '../lazy';
import { useActions } from '../list/use-actions';
import { HighlightList } from './HighlightList';
import { exportedOf, useHighlightList } from './use-highlight-list';
import { useHighlightSearch } from './use-highlight-search';

const FORMATS = ['highlights', 'readwise', 'hypothesis', 'annotations', 'anki'];
const [first = EXPORT_FORMATS[0], ...others] = EXPORT_FORMATS.filter(({ id }) =>
  FORMATS.includes(id),
);
const HIGHLIGHT_FORMATS: readonly [ExportFormat, ...ExportFormat[]] = [first, ...others];

/** The dialog that is open over the list. */
type Opened = 'export' | 'review';

/** All highlights and notes of the collection, to browse, edit, review and export. */
export function HighlightsScreen({ db, client }: { db: ClipDatabase; client: SearchClient }) {
  const { text, count } = useStrings();
  const scroller = useRef<HTMLElement>(null);
  const input = useRef<HTMLInputElement>(null);
  const actions = useActions();
  const search = useHighlightSearch(db, client);
  const { view, tags, places, complete, change } = useHighlightList(db, search.names);
  const [open, setOpen] = useState<Opened | null>(null);
  useSearchKey(input);
  const narrowed = search.names !== null || view?.colour || view?.tag || view?.noted;
  return (
    <div class="highlights-screen" data-testid="highlights-screen">
      <ScreenBar testId="highlights-back">
        <SearchBox
          value={search.typed}
          problem={search.problem}
          input={input}
          label={text('highlightsSearch')}
          onChange={search.type}
          onSubmit={search.submit}
          onLeave={() => focusFirst(scroller)}
        />
      </ScreenBar>
      <main ref={scroller} tabIndex={-1}>
        <Head
          shown={complete ? count('highlightCount', places.length) : null}
          isEmpty={places.length === 0}
          onOpen={setOpen}
        />
        {view && <HighlightFilters filters={view} tags={tags} onChange={change} />}
        {search.problem && <QueryProblem value={search.typed} problem={search.problem} />}
        {search.typed !== '' && <IndexProgress index={search.index} />}
        {complete && places.length === 0 && !search.problem && (
          <p class="empty" data-testid="marked-none">
            {text(narrowed ? 'highlightsNoneFit' : 'highlightsEmpty')}
          </p>
        )}
        {view && !search.problem && (
          <HighlightList
            key={`${view.group} ${search.typed}`}
            db={db}
            places={places}
            group={view.group}
            findMatches={search.findMatches}
            scroller={scroller}
            actions={actions}
          />
        )}
      </main>
      <Toast message={actions.toast} onClose={() => actions.setToast(null)} />
      {open === 'export' && <Exporting db={db} places={places} onClose={() => setOpen(null)} />}
      {open === 'review' && (
        <LazyReview db={db} onFailure={actions.failed} onClose={() => setOpen(null)} />
      )}
    </div>
  );
}

/** Focuses the first highlight listed. */
function focusFirst(scroller: RefObject<HTMLElement | null>): void {
  scroller.current?.querySelector<HTMLElement>('.marked-actions a')?.focus();
}

/** Makes `/` focus the search box. */
function useSearchKey(input: RefObject<HTMLInputElement | null>): void {
  useKeys((key) => {
    if (key !== '/') return false;
    requestAnimationFrame(() => input.current?.select());
    return true;
  });
}

interface HeadProps {
  /** How many are listed, as text; `null` while they are being read. */
  readonly shown: string | null;
  readonly isEmpty: boolean;
  readonly onOpen: (dialog: Opened) => void;
}

function Head({ shown, isEmpty, onOpen }: HeadProps) {
  const { text } = useStrings();
  return (
    <div class="marked-head">
      <h1>{text('wordHighlightsAndNotes')}</h1>
      <span class="muted" role="status" data-testid="marked-count">
        {shown}
      </span>
      <span class="spacer" />
      <span class="marked-buttons">
        <button
          type="button"
          data-testid="marked-review"
          disabled={isEmpty}
          onClick={() => onOpen('review')}
        >
          <Icon name="read" /> {text('review')}
        </button>
        <button
          type="button"
          data-testid="marked-export"
          disabled={isEmpty}
          onClick={() => onOpen('export')}
        >
          <Icon name="download" /> {text('exportMenu')}
        </button>
      </span>
    </div>
  );
}

interface ExportingProps {
  readonly db: ClipDatabase;
  readonly places: readonly ListedHighlight[];
  readonly onClose: () => void;
}

/** Export dialog for the listed highlights. */
function Exporting({ db, places, onClose }: ExportingProps) {
  const { text } = useStrings();
  const scope = {
    id: 'shown',
    label: text('exportShown'),
    count: places.length,
    title: text('wordHighlightsAndNotes'),
    ...exportedOf(places),
  } as const;
  return <LazyExport db={db} scopes={[scope]} formats={HIGHLIGHT_FORMATS} onClose={onClose} />;
}
