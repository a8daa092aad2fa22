import { useWatched } from '@/components/use-watched';
import type { ListView } from '@/lib/clips/list-view';
import { LIST_DEFAULTS } from '@/lib/clips/list-view';
import type { ClipDatabase } from '@/lib/store/database';
import { changeListView, listView } from '@/lib/store/list-views';
import { watch } from '@/lib/store/live';
import type { Place } from '@/lib/store/queries';

/**
 * The user's list options for a place, and a function that changes them.
 * @param ofInbox the options of the inbox, if they have been read
 */
export function useListView(db: ClipDatabase, place: Place, ofInbox: ListView | undefined) {
  const kept = useWatched(
    watch(async () => ({ place, view: await listView(db, place) })),
    [db, place],
  );
  return {
    view: kept?.place === place ? kept.view : (place === 'inbox' && ofInbox) || LIST_DEFAULTS,
    changeView: (part: Partial<ListView>) => void changeListView(db, place, part),
  };
}
