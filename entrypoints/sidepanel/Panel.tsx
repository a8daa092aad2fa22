import { useLayoutEffect, useState } from 'preact/hooks';
import { useStrings } from '@/components/strings';
import { useLoaded } from '@/components/use-loaded';
import type { ActiveTab } from '@/lib/browser/active-tab';
import { requestArticle } from '@/lib/browser/request-article';
import { libraryUrl } from '@/lib/browser/pages';
import { type PanelTab, watchPanelTab } from '@/lib/browser/side-panel';
import type { ClipDatabase } from '@/lib/store/database';
import { type Host, HostProvider } from '../popup/host';
import { Popup } from '../popup/Popup';
import { PageHighlights } from './PageHighlights';
import { Waiting } from './Waiting';

interface Props {
  readonly db: ClipDatabase;
  readonly root: HTMLElement;
}

/**
 * The side panel: the popup's form and the page's highlights, for the page on which the user
 * pressed the button. No other page is read.
 */
export function Panel({ db, root }: Props) {
  const { text } = useStrings();
  const [front, setFront] = useState<PanelTab | null>(null);
  const [turn, setTurn] = useState(0);
  const [reviewing, setReviewing] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  useLayoutEffect(() => watchPanelTab(setFront), []);
  const review = useLoaded(() => import('../library/highlights/Review'), reviewing);
  const items = [
    { icon: 'read', id: 'review', label: text('review'), onSelect: () => setReviewing(true) },
  ] as const;
  const again = () => setTurn(turn + 1);
  const fail = (error: unknown) => setProblem(String(error));
  return (
    <>
      {front?.tab && front.requestedAt !== null && (
        <HostProvider
          key={`${front.tab.id} ${front.requestedAt} ${turn}`}
          value={panelHost({ tab: front.tab, db, items, done: again, onFailure: fail })}
        >
          <Popup db={db} root={root} />
        </HostProvider>
      )}
      {front && front.requestedAt === null && (
        <Waiting db={db} root={root} items={items} url={front.tab?.url} onFailure={fail} />
      )}
      {problem !== null && (
        <p class="failure panel-failure" role="alert">
          {text('actionFailed', problem)}
        </p>
      )}
      {reviewing && review && (
        <review.Review
          db={db}
          library={libraryUrl()}
          onFailure={fail}
          onClose={() => setReviewing(false)}
        />
      )}
    </>
  );
}

interface PanelHostOptions extends Pick<Host, 'items' | 'done'> {
  readonly tab: ActiveTab;
  readonly db: ClipDatabase;
  readonly onFailure: (problem: unknown) => void;
}

/** The panel, which does not cover the page and stays open. */
function panelHost({ tab, db, items, done, onFailure }: PanelHostOptions): Host {
  return {
    kind: 'panel',
    requestArticle: () => requestArticle(Promise.resolve(tab)),
    stepAside: () => undefined,
    done,
    items,
    beside: (article) => <PageHighlights db={db} page={article} onFailure={onFailure} />,
  };
}
