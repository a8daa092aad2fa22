import { ClipList } from '@/components/list/ClipList';
import { ListOptions } from '@/components/list/ListOptions';
import { IndexProgress } from '@/components/search/IndexProgress';
import { QueryProblem } from '@/components/search/QueryProblem';
import { SearchBar } from '@/components/search/SearchBar';
import { useStrings } from '@/components/strings';
import type { RescueQueue } from '@/lib/rescue/queue';
import { shrinkTo, THUMBNAIL } from '@/lib/browser/shrink-image';
import { recordDamaged } from '@/lib/store/damaged';
import { watch } from '@/lib/store/live';
import { listedClips, makePreview } from '@/lib/store/previews';
import { FirstSteps } from '../welcome/FirstSteps';
import { RescueNotice } from '../rescue/RescueNotice';
import { openSettings } from '../settings/use-settings-address';
import { SyncFullNotice } from '../sync/SyncFullNotice';
import { SyncTrouble } from '../sync/SyncTrouble';
import type { LibraryState } from '../use-library';
import { Bulk } from './Bulk';
import { useDensity } from './use-density';
import { DamagedNotice } from './DamagedNotice';
import { DeletedElsewhere } from './DeletedElsewhere';

interface Props {
  readonly library: LibraryState;
}

/** The list between its heading, and the notices and the bar for the selection. */
export function ListPane({ library, queue }: Props & { readonly queue: RescueQueue }) {
  const { found, search, saved, selecting, isEmpty } = library;
  return (
    <main class="list-pane" data-searched={found?.typed}>
      <Heading library={library} />
      {found && !search.problem && (
        <SearchBar
          order={search.order}
          saved={saved.searches.some(({ query }) => query === search.typed.trim())}
          onOrder={search.setOrder}
          onSave={saved.save}
        />
      )}
      <div role="status">
        {search.problem && <QueryProblem value={search.typed} problem={search.problem} />}
      </div>
      {!search.problem && (isEmpty ? <Empty library={library} /> : <Clips library={library} />)}
      {/* Below the list, so that none that appears moves it under the pointer. */}
      <div class="list-notices">
        <IndexProgress index={search.index} />
        <Notices library={library} queue={queue} />
      </div>
      {selecting.ids.size > 0 && <Selected library={library} />}
    </main>
  );
}

function Heading({ library }: Props) {
  const { text, count } = useStrings();
  const { tag, shownPlace, complete, ids, place, found, forGood, search } = library;
  const title = shownPlace === null ? text('searchResults') : text(`place_${shownPlace}`);
  return (
    <>
      <div class="list-head">
        <h1 class="list-title">
          <bdi>{found ? text('searchResults') : (tag ?? title)}</bdi>
          <span class="muted" role="status" data-testid="clip-count">
            {complete && !search.problem ? count('clipCount', ids.length) : ''}
          </span>
        </h1>
        <ListOptions view={library.view} sortable={!found} onChange={library.changeView} />
      </div>
      {place === 'trash' && !found && ids.length > 0 && (
        <p class="list-actions">
          <button type="button" data-testid="empty-trash" onClick={forGood.askForAll}>
            {text('emptyTrash')}
          </button>
        </p>
      )}
    </>
  );
}

function Notices({ library, queue }: Props & { readonly queue: RescueQueue }) {
  const { db, quiet, listed, found, tag, place } = library;
  const openSync = () => openSettings('sync');
  return (
    <>
      {quiet && <SyncTrouble db={db} onSync={openSync} />}
      {quiet && <DamagedNotice db={db} />}
      {quiet && <DeletedElsewhere db={db} />}
      {quiet && <SyncFullNotice db={db} onSync={openSync} />}
      {listed.complete && !found && tag === null && place === 'inbox' && (
        <RescueNotice db={db} queue={queue} />
      )}
    </>
  );
}

function Empty({ library: { found, tag, place, places, quiet } }: Props) {
  const { text } = useStrings();
  const nothing = Object.values(places).every((count) => count === 0);
  if (!found && tag === null && place === 'inbox' && nothing && quiet) return <FirstSteps />;
  return (
    <p class="empty" data-testid="empty">
      {text(found || tag !== null ? 'emptyFiltered' : `empty_${place}`)}
    </p>
  );
}

function Clips({ library }: Props) {
  const { db, client, found, listed, actions } = library;
  const density = useDensity();
  return (
    <ClipList
      key={library.listKey}
      ids={library.ids}
      openId={library.openId}
      known={found ? found.clips : listed.newest}
      view={library.view}
      density={density}
      watchClips={(wanted) => watch(() => listedClips(db, wanted))}
      makePreview={(clip) => makePreview(db, clip, shrinkTo(THUMBNAIL))}
      finding={
        found && {
          key: JSON.stringify(found.query),
          given: found.snippets,
          read: (wanted) => client.snippets(found.query, wanted),
        }
      }
      selecting={library.selecting}
      onDamaged={(id) => void recordDamaged(db, [id])}
      onStar={(clip) => void actions.edit(clip.id, { starred: !clip.starred })}
    />
  );
}

function Selected({ library }: Props) {
  const { selecting, complete, ids, dialogs, forGood } = library;
  return (
    <Bulk
      selecting={selecting}
      total={complete ? ids.length : null}
      place={library.shownPlace}
      counts={library.counts}
      bulk={library.bulk}
      onExport={() => dialogs.exportClips(true)}
      onCite={dialogs.cite}
      onZotero={library.sendToZotero}
      onForGood={forGood.ask}
    />
  );
}
