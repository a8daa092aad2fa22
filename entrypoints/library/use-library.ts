import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { useStrings } from '@/components/strings';
import { useSelection, useSelectionKeys } from '@/components/list/use-selection';
import { useAfterPaint } from '@/components/use-after-paint';
import { useWatched } from '@/components/use-watched';
import type { ClipEdit } from '@/lib/clips/edit';
import type { TagUse } from '@/lib/clips/tag-counts';
import { countsOf } from '@/lib/clips/tag-counts';
import type { SearchClient } from '@/lib/search/client';
import type { ClipDatabase } from '@/lib/store/database';
import type { FirstList } from '@/lib/store/first-list';
import { watch } from '@/lib/store/live';
import type { Place } from '@/lib/store/queries';
import { placeCounts, tagUses } from '@/lib/store/queries';
import { useZotero } from './export/use-zotero';
import { loadReader } from './lazy';
import { useActions } from './list/use-actions';
import { watchNothing, useClipIds } from './list/use-clip-ids';
import { useDeleteForGood } from './list/use-delete-for-good';
import { useListView } from './list/use-list-view';
import { useBulkActions } from './list/use-bulk-actions';
import { leavesPlace, nextClipId } from './reader/next-clip';
import { useListPosition } from './reader/use-list-position';
import { closeClip, openClip, useOpenClip } from './reader/use-open-clip';
import { useSend } from './reader/use-send';
import { useSavedSearches } from './search/use-saved-searches';
import { useSearch } from './search/use-search';
import { useCouch } from './sync/use-couch';
import { useSettingsAddress } from './settings/use-settings-address';
import { useDialogs } from './use-dialogs';
import { useShortcuts } from './use-shortcuts';

const NO_TAGS: readonly TagUse[] = [];
const NO_IDS: readonly string[] = [];
const NO_CLIPS: Record<Place, number> = {
  inbox: 0,
  reading: 0,
  done: 0,
  starred: 0,
  archive: 0,
  trash: 0,
};

/** Dependencies of the library. */
export interface LibraryOptions {
  readonly db: ClipDatabase;
  readonly client: SearchClient;
  /** The inbox, read before the page was ready; `null` if it could not be. */
  readonly first: FirstList | null;
}

/** State of the library, shared by its parts. */
export type LibraryState = ReturnType<typeof useLibrary>;

/** All state and actions of the library. */
export function useLibrary({ db, client, first }: LibraryOptions) {
  const openId = useOpenClip();
  const actions = useActions();
  const sendToZotero = useZotero(db, actions.setToast);
  const sendOne = useSend(db, actions.setToast);
  const bulk = useBulkActions(db, actions.setToast);
  const couch = useCouch(db);
  const dialogs = useDialogs();
  const settings = useSettingsAddress();
  const view = useView({ db, client, first }, bulk.work !== null);
  const saved = useSavedSearches(db, view.search, actions.setToast);
  const around = useSurroundings(db, view.quiet && bulk.work === null);
  const input = useRef<HTMLInputElement>(null);
  const { ids } = view;
  const position = useListPosition({ ids, listKey: view.listKey, openId });
  /** If clips that leave the list include the open one, opens the next that stays, or the list. */
  const leave = (leaving: readonly string[]) => {
    if (openId === null || !leaving.includes(openId)) return;
    const next = position && nextClipId(ids, position, leaving);
    if (next === null) closeClip();
    else openClip(next);
  };
  const forGood = useDeleteForGood(db, actions.setToast, leave);
  const edit = async (id: string, change: ClipEdit, undo?: ClipEdit) => {
    if (leavesPlace(change, view.shownPlace)) leave([id]);
    await actions.edit(id, change, undo);
  };
  useShortcuts(db, { ids, openId, position, input, edit, onHelp: dialogs.help });
  useSelectionKeys(view.selecting);
  return {
    db,
    client,
    openId,
    edit,
    actions,
    sendToZotero,
    sendOne,
    bulk,
    couch,
    forGood,
    dialogs,
    settings,
    saved,
    input,
    ...around,
    ...view,
  };
}

/** The list's contents (a place, a tag or search results) and the selection in it. */
function useView({ db, client, first }: LibraryOptions, busy: boolean) {
  const [place, setPlace] = useState<Place>('inbox');
  const [tag, setTag] = useState<string | null>(null);
  const { language } = useStrings();
  const search = useSearch(client, { place, tag });
  const view = useListView(db, place, first?.view);
  const { order } = view.view;
  // Reading everything else must not delay what the user waits for: the first clips, the results.
  const shown = useAfterPaint(!search.waiting);
  const listed = useClipIds(
    db,
    { place, tag, order, language },
    first?.clips ?? null,
    busy || !shown,
  );
  const { found } = search;
  const { complete } = found ?? listed;
  const ids = (found ? found.ids : listed.ids) ?? null;
  const listKey = found ? 'found' : `${place} ${tag ?? ''}`;
  const selectionKey = found ? `${place} ${tag ?? ''} ${found.typed}` : listKey;
  const selecting = useSelection(selectionKey, ids ?? NO_IDS, complete);
  useEffect(() => {
    if (listed.complete) requestIdleCallback(() => void loadReader());
  }, [listed.complete]);
  return {
    place,
    tag,
    ...view,
    setTag: (next: string | null) => {
      setTag(next);
      // A tag lists clips from everywhere except the trash.
      if (place === 'trash') setPlace('inbox');
    },
    goTo: (next: Place) => {
      setPlace(next);
      setTag(null);
      search.type('');
    },
    search,
    found,
    listed,
    /** The place shown; `null` if a search or a tag covers everything except the trash. */
    shownPlace: (found || tag !== null) && place !== 'trash' ? null : place,
    ids: ids ?? NO_IDS,
    isEmpty: ids?.length === 0,
    complete,
    listKey,
    selecting,
    /** Whether the list or the search results have loaded, so that the rest may be read. */
    quiet: listed.begun && shown,
  };
}

/** The tags, and the number of clips in each place and tag. */
function useSurroundings(db: ClipDatabase, reading: boolean) {
  const uses =
    useWatched(reading ? watch(() => tagUses(db)) : watchNothing, [db, reading]) ?? NO_TAGS;
  const counts = useMemo(() => countsOf(uses), [uses]);
  const places =
    useWatched(reading ? watch(() => placeCounts(db)) : watchNothing, [db, reading]) ?? NO_CLIPS;
  return { uses, counts, places };
}
