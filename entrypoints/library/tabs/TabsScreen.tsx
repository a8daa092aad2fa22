import '../import/import.css';
import { ScreenBar } from '@/components/controls/ScreenBar';
import { useStrings } from '@/components/strings';
import { TagInput } from '@/components/tags/TagInput';
import { useWatched } from '@/components/use-watched';
import type { MessageKey } from '@/lib/browser/i18n';
import type { TabRow } from '@/lib/browser/tab-clipping';
import { countsOf } from '@/lib/clips/tag-counts';
import type { ClipDatabase } from '@/lib/store/database';
import { watch } from '@/lib/store/live';
import { tagUses } from '@/lib/store/queries';
import { PDF_FAILURES } from '../pdf/failures';
import { useTabs } from './use-tabs';

/** Label for each state of a tab. */
const STATES: Record<TabRow['state'], MessageKey> = {
  waiting: 'tabWaiting',
  working: 'tabWorking',
  clipped: 'tabClipped',
  known: 'tabKnown',
  'needs you': 'tabNeedsYou',
  'no article': 'tabNoArticle',
  failed: 'tabFailed',
  stopped: 'tabStopped',
};

interface Props {
  readonly db: ClipDatabase;
}

/** Screen for clipping all tabs of a window, with the result for each. */
export function TabsScreen({ db }: Props) {
  const { text } = useStrings();
  const tabs = useTabs(db);
  return (
    <div class="import-screen" data-testid="tabs-screen" data-state={tabs.state}>
      <ScreenBar />
      <main>
        <h1>{text('tabsTitle')}</h1>
        {tabs.state === 'asking' && <Offer db={db} tabs={tabs} />}
        {tabs.state === 'running' && <Running tabs={tabs} />}
        {tabs.state === 'done' && <Done tabs={tabs} />}
        {tabs.state === 'undone' && <p role="status">{text('tabsUndone')}</p>}
        {tabs.state !== 'asking' && <Rows rows={tabs.rows} />}
      </main>
    </div>
  );
}

interface Part {
  readonly tabs: ReturnType<typeof useTabs>;
}

/** Number of tabs, what clipping them involves, and tags to give to all. */
function Offer({ db, tabs }: Part & Props) {
  const { text } = useStrings();
  const uses = useWatched(
    watch(() => tagUses(db)),
    [db],
  );
  return (
    <>
      <p data-testid="tabs-count">
        {text('tabsTabs')}: {tabs.rows.length}
      </p>
      <p>{text('tabsHow')}</p>
      <TagInput tags={tabs.tags} counts={countsOf(uses ?? [])} onChange={tabs.setTags} />
      <p class="import-actions">
        <button type="button" class="primary" data-testid="tabs-start" onClick={tabs.start}>
          {text('tabsStart')}
        </button>
      </p>
      {tabs.refused && (
        <p class="notice" role="alert" data-testid="tabs-refused">
          {text('tabsRefused')}
        </p>
      )}
    </>
  );
}

function Running({ tabs: { rows, cancel } }: Part) {
  const { text } = useStrings();
  const over = rows.filter(({ state }) => state !== 'waiting' && state !== 'working').length;
  return (
    <section aria-busy="true">
      <p>
        <label>
          {text('tabWorking')}
          <progress value={over} max={Math.max(1, rows.length)} />
        </label>
      </p>
      <p class="import-actions">
        <button type="button" data-testid="tabs-cancel" onClick={cancel}>
          {text('cancel')}
        </button>
      </p>
    </section>
  );
}

/** Number of tabs by result, and a button to undo. */
function Done({ tabs: { rows, undo } }: Part) {
  const { text } = useStrings();
  const counts = new Map<TabRow['state'], number>();
  for (const { state } of rows) counts.set(state, (counts.get(state) ?? 0) + 1);
  return (
    <>
      <div role="status" data-testid="tabs-done">
        <ul>
          {[...counts].map(([state, number]) => (
            <li key={state}>
              {text(STATES[state])}: {number}
            </li>
          ))}
        </ul>
      </div>
      {(counts.get('clipped') ?? 0) > 0 && (
        <p class="import-actions">
          <button type="button" data-testid="tabs-undo" onClick={() => void undo()}>
            {text('undo')}
          </button>
        </p>
      )}
    </>
  );
}

function Rows({ rows }: { readonly rows: readonly TabRow[] }) {
  const { text } = useStrings();
  return (
    <div class="import-table" data-testid="tab-rows">
      <table>
        <thead>
          <tr>
            <th scope="col">{text('tabsTab')}</th>
            <th scope="col">{text('tabsOutcome')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ tabId, title, state, clipId, pdf }) => (
            <tr key={tabId} data-state={state}>
              <td dir="auto">
                {clipId === null ? title || '–' : <a href={`#/clip/${clipId}`}>{title}</a>}
              </td>
              <td>{text(pdf ? PDF_FAILURES[pdf] : STATES[state])}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
