import { Brand } from '@/components/controls/Brand';
import { Toast } from '@/components/controls/Toast';
import { OperationProgress } from '@/components/controls/OperationProgress';
import { Sidebar } from '@/components/list/Sidebar';
import { SavedSearches } from '@/components/search/SavedSearches';
import { SearchBox } from '@/components/search/SearchBox';
import { useStrings } from '@/components/strings';
import type { RescueQueue } from '@/lib/rescue/queue';
import type { SearchClient } from '@/lib/search/client';
import type { ClipDatabase } from '@/lib/store/database';
import type { FirstList } from '@/lib/store/first-list';
import { CollectionMenu } from './CollectionMenu';
import { Dialogs } from './Dialogs';
import { LazyClip } from './lazy';
import { ListPane } from './list/ListPane';
import { focusFirstResult, focusFirstClip } from './list/focus-list';
import { closeClip } from './reader/use-open-clip';
import type { LibraryState } from './use-library';
import { useLibrary } from './use-library';

interface Props {
  readonly db: ClipDatabase;
  readonly client: SearchClient;
  /** The inbox, read before any of this was loaded. */
  readonly first: FirstList | null;
  readonly queue: RescueQueue;
}

/** The collection: places and tags, the list, and the reader. */
export function Library({ queue, ...options }: Props) {
  const library = useLibrary(options);
  const { openId, actions, bulk, forGood, dialogs } = library;
  return (
    <div class="library" data-open={openId !== null}>
      <SkipLinks reading={openId !== null} />
      <LibraryBar library={library} />
      <Places library={library} />
      <ListPane library={library} queue={queue} />
      {openId !== null && (
        <LazyClip
          db={library.db}
          id={openId}
          counts={library.counts}
          query={library.found?.query ?? null}
          onEdit={(edit, undo) => void library.edit(openId, edit, undo)}
          onForGood={() => forGood.ask([openId])}
          {...library.sendOne(openId)}
          onCite={() => dialogs.cite([openId])}
          onZotero={() => library.sendToZotero([openId])}
          onCopy={actions.copy}
          onMessage={(said) => actions.setToast({ text: said })}
          onClose={closeClip}
        />
      )}
      <Toast message={actions.toast} onClose={() => actions.setToast(null)} />
      {bulk.work && <OperationProgress work={bulk.work} onStop={bulk.stop} />}
      <Dialogs library={library} />
    </div>
  );
}

/** Links past the parts common to every page, visible while focused. */
function SkipLinks({ reading }: { readonly reading: boolean }) {
  const { text } = useStrings();
  return (
    <>
      <button type="button" class="skip-link" data-testid="skip-to-list" onClick={focusFirstClip}>
        {text('skipToClips')}
      </button>
      {reading && (
        <button
          type="button"
          class="skip-link"
          data-testid="skip-to-article"
          onClick={() => document.querySelector<HTMLElement>('.reader-scroll')?.focus()}
        >
          {text('skipToArticle')}
        </button>
      )}
    </>
  );
}

interface Part {
  readonly library: LibraryState;
}

function LibraryBar({ library: { search, input, dialogs } }: Part) {
  return (
    <header class="library-bar">
      <Brand />
      <SearchBox
        value={search.typed}
        problem={search.problem}
        input={input}
        onChange={search.type}
        onSubmit={() => {
          search.submit();
          if (input.current) focusFirstResult(input.current);
        }}
        onLeave={focusFirstClip}
      />
      <CollectionMenu onExport={() => dialogs.exportClips(true)} />
    </header>
  );
}

function Places({ library }: Part) {
  const { found, search, saved } = library;
  return (
    <Sidebar
      place={library.shownPlace}
      tag={library.tag}
      placeCounts={library.places}
      uses={library.uses}
      onPlace={library.goTo}
      onTag={library.setTag}
      onEditTag={library.dialogs.edit}
    >
      <SavedSearches {...saved} current={found && search.typed} />
    </Sidebar>
  );
}
