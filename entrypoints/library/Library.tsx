import type { ComponentProps } from 'preact';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { Brand } from '@/components/controls/Brand';
import { ClipList } from '@/components/list/ClipList';
import { IndexProgress } from '@/components/search/IndexProgress';
import { SavedSearches } from '@/components/search/SavedSearches';
import { SearchBar } from '@/components/search/SearchBar';
import { SearchBox } from '@/components/search/SearchBox';
import { ShortcutHelp } from '@/components/controls/ShortcutHelp';
import type { Place } from '@/components/list/Sidebar';
import { Sidebar } from '@/components/list/Sidebar';
import { useStrings } from '@/components/strings';
import { Toast } from '@/components/controls/Toast';
import { useSelection, useSelectionKeys } from '@/components/list/use-selection';
import { useWatched } from '@/components/use-watched';
import { Working } from '@/components/controls/Working';
import type { TagUse } from '@/lib/clips/tag-counts';
import { countsOf } from '@/lib/clips/tag-counts';
import type { RescueQueue } from '@/lib/rescue/queue';
import { noteDamaged } from '@/lib/store/damaged';
import { watch } from '@/lib/store/live';
import { clipsById, placeCounts, tagUses } from '@/lib/store/queries';
import { Bulk } from './list/Bulk';
import { DamagedNotice } from './list/DamagedNotice';
import { GoneElsewhere } from './list/GoneElsewhere';
import { exportScopes } from './export/export-scopes';
import { CollectionMenu } from './CollectionMenu';
import { LazyCite, LazyClip, LazyEditTag, LazyExport, LazySync, loadReader } from './lazy';
import { RescueNotice } from './rescue/RescueNotice';
import type { Screens } from './Screens';
import { SyncFullNotice } from './sync/SyncFullNotice';
import { SyncTrouble } from './sync/SyncTrouble';
import { useActions } from './list/use-actions';
import { later, useClipIds } from './list/use-clip-ids';
import { useCouch } from './sync/use-couch';
import { useForGood } from './list/use-for-good';
import { useMany } from './list/use-many';
import { closeClip, useOpenClip } from './reader/use-open-clip';
import { useSavedSearches } from './search/use-saved-searches';
import { useSearch } from './search/use-search';
import { useShortcuts } from './use-shortcuts';

const NO_TAGS: readonly TagUse[] = [];
const NO_IDS: readonly string[] = [];
const NO_CLIPS: Record<Place, number> = { inbox: 0, starred: 0, archive: 0, trash: 0 };

interface Props extends ComponentProps<typeof Screens> {
  readonly queue: RescueQueue;
}

/** The collection: places and tags, the list, and the reader. */
export function Library({ db, client, newest, queue }: Props) {
  const { text, count } = useStrings();
  const [place, setPlace] = useState<Place>('inbox');
  const [tag, setTag] = useState<string | null>(null);
  const openId = useOpenClip();
  const actions = useActions(db);
  const many = useMany(db, actions.setToast);
  const [editing, setEditing] = useState<string | null>(null);
  const couch = useCouch(db);
  const forGood = useForGood(db, actions.setToast);
  const [syncing, setSyncing] = useState(false);
  const [exporting, setExporting] = useState(false);
  const [citing, setCiting] = useState<readonly string[] | null>(null);
  const input = useRef<HTMLInputElement>(null);
  const search = useSearch(client, { place, tag });
  const saved = useSavedSearches(db, search, actions.setToast);
  const listed = useClipIds(db, { place, tag }, newest, many.work !== null || search.waiting);
  const { found } = search;
  // What stands around the list is read when the list, or what is searched for, is there.
  const quiet = listed.begun && !search.waiting;
  const reading = quiet && many.work === null;
  const ids = found ? found.ids : listed.ids;
  const [shortcuts, setShortcuts] = useState(false);
  useShortcuts(db, { ids: ids ?? [], openId, input, edit: actions.edit, onHelp: setShortcuts });
  const uses = useWatched(reading ? watch(() => tagUses(db)) : later, [db, reading]) ?? NO_TAGS;
  const counts = useMemo(() => countsOf(uses), [uses]);
  const places =
    useWatched(reading ? watch(() => placeCounts(db)) : later, [db, reading]) ?? NO_CLIPS;
  useEffect(() => {
    if (listed.complete) requestIdleCallback(() => void loadReader());
  }, [listed.complete]);

  const { complete } = found ?? listed;
  const listKey = found ? 'found' : `${place} ${tag ?? ''}`;
  const selecting = useSelection(
    found ? `${place} ${tag ?? ''} ${found.typed}` : listKey,
    ids ?? NO_IDS,
    complete,
  );
  const selected = selecting.ids.size > 0;
  useSelectionKeys(selecting);

  return (
    <div class="library" data-open={openId !== null}>
      <header class="library-bar">
        <Brand />
        <SearchBox
          value={search.typed}
          problem={search.problem}
          input={input}
          onChange={search.type}
          onSubmit={search.submit}
        />
        <CollectionMenu onExport={() => setExporting(true)} onSync={() => setSyncing(true)} />
      </header>
      <Sidebar
        place={found && place !== 'trash' ? null : place}
        tag={tag}
        placeCounts={places}
        uses={uses}
        onPlace={(next) => {
          setPlace(next);
          setTag(null);
          search.type('');
        }}
        onTag={setTag}
        onEditTag={setEditing}
      >
        <SavedSearches {...saved} current={found && search.typed} />
      </Sidebar>
      <main class="list-pane" data-searched={found?.typed}>
        <h1 class="list-title">
          {tag ?? text(found && place !== 'trash' ? 'searchResults' : `place_${place}`)}
          <span class="muted" role="status" data-testid="clip-count">
            {complete ? count('clipCount', ids?.length ?? 0) : ''}
          </span>
        </h1>
        {place === 'trash' && !found && (ids?.length ?? 0) > 0 && (
          <p>
            <button type="button" data-testid="empty-trash" onClick={forGood.askForAll}>
              {text('emptyTrash')}
            </button>
          </p>
        )}
        {found && (
          <SearchBar
            order={search.order}
            saved={saved.searches.some(({ query }) => query === search.typed.trim())}
            onOrder={search.setOrder}
            onSave={saved.save}
          />
        )}
        <IndexProgress index={search.index} />
        {quiet && <SyncTrouble db={db} onSync={() => setSyncing(true)} />}
        {quiet && <DamagedNotice db={db} />}
        {quiet && <GoneElsewhere db={db} />}
        {quiet && <SyncFullNotice db={db} onSync={() => setSyncing(true)} />}
        {listed.complete && !found && <RescueNotice db={db} queue={queue} />}
        {ids?.length === 0 ? (
          <p class="empty" data-testid="empty">
            {text(found || tag !== null ? 'emptyFiltered' : `empty_${place}`)}
          </p>
        ) : (
          <ClipList
            key={listKey}
            ids={ids ?? []}
            openId={openId}
            known={found ? found.clips : listed.newest}
            watchClips={(wanted) => watch(() => clipsById(db, wanted))}
            finding={
              found && {
                key: JSON.stringify(found.query),
                given: found.snippets,
                read: (wanted) => client.snippets(found.query, wanted),
              }
            }
            selecting={selecting}
            onDamaged={(id) => void noteDamaged(db, [id])}
            onStar={(clip) => void actions.edit(clip.id, { starred: !clip.starred })}
          />
        )}
        {selected && (
          <Bulk
            selecting={selecting}
            total={complete ? (ids?.length ?? 0) : null}
            place={found && place !== 'trash' ? null : place}
            counts={counts}
            many={many}
            onExport={() => setExporting(true)}
            onCite={setCiting}
            onForGood={forGood.ask}
          />
        )}
      </main>
      {openId !== null && (
        <LazyClip
          db={db}
          id={openId}
          counts={counts}
          onEdit={(edit) => {
            void actions.edit(openId, edit);
            if (edit.deleted === true) closeClip();
          }}
          onForGood={() => forGood.ask([openId])}
          onExport={() => void actions.exportMarkdown(openId)}
          onCite={() => setCiting([openId])}
          onCopy={actions.copy}
          onSay={(said) => actions.setToast({ text: said })}
          onClose={closeClip}
        />
      )}
      <Toast message={actions.toast} onClose={() => actions.setToast(null)} />
      {many.work && <Working work={many.work} onStop={many.stop} />}
      {editing !== null && (
        <LazyEditTag
          db={db}
          tag={editing}
          uses={uses}
          many={many}
          onMoved={(to) => {
            if (tag === editing) setTag(to);
          }}
          onClose={() => setEditing(null)}
        />
      )}
      {citing && <LazyCite db={db} ids={citing} onClose={() => setCiting(null)} />}
      {exporting && (
        <LazyExport
          db={db}
          scopes={exportScopes({
            openId,
            selected: [...selecting.ids],
            shown: ids ?? [],
            name: (found && search.typed.trim()) || tag,
            text,
          })}
          onClose={() => setExporting(false)}
        />
      )}
      {forGood.dialog}
      {shortcuts && <ShortcutHelp onClose={() => setShortcuts(false)} />}
      {syncing && <LazySync db={db} couch={couch} onClose={() => setSyncing(false)} />}
    </div>
  );
}
