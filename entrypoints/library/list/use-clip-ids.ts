import { useWatched } from '@/components/use-watched';
import type { Clip } from '@/lib/clips/clip';
import type { ListOrder } from '@/lib/clips/list-view';
import type { ClipDatabase } from '@/lib/store/database';
import { watch } from '@/lib/store/live';
import type { ClipFilter } from '@/lib/store/queries';
import { listClipIds, newestClips } from '@/lib/store/queries';
import { sortIds } from '@/lib/store/sorting';
import { FIRST_PAGE } from './first-page';

/** Watches nothing: for data that can wait until after the first paint. */
export const watchNothing = () => () => undefined;

const NONE: readonly Clip[] = [];

/** Contents and order of the list, and the language for sorting names. */
interface Listed extends ClipFilter {
  readonly order: ListOrder;
  readonly language: string;
}

/**
 * The clips of a list: the newest as soon as they are read, then the ids of all.
 * @param inbox the newest clips of the inbox, which the library opens with; `null` if unknown
 * @param paused while many clips change, since reading all of them after every few would take the
 * most time; and until what the user waits for is painted
 */
export function useClipIds(
  db: ClipDatabase,
  { place, tag, order, language }: Listed,
  inbox: readonly Clip[] | null,
  paused: boolean,
) {
  const watched = useWatched(
    paused
      ? watchNothing
      : watch(async () => ({ place, clips: await newestClips(db, place, FIRST_PAGE) })),
    [db, place, paused],
  );
  const all = useWatched(
    paused
      ? watchNothing
      : watch(async () => {
          const ids = await listClipIds(db, { place, tag });
          return { place, tag, order, ids: await sortIds(db, ids, order, language) };
        }),
    [db, place, tag, order, paused],
  );
  // Rows read for another list are of no use for this one.
  const isCurrent = all?.place === place && all.tag === tag && all.order === order;
  const current = isCurrent ? all.ids : undefined;
  const first = place === 'inbox' ? inbox : null;
  const read = watched?.place === place ? watched.clips : first;
  const newest = (tag === null && order === 'clipped' && read) || NONE;
  const early = newest.length > 0 ? newest.map(({ id }) => id) : undefined;
  const begun = inbox !== null || watched !== undefined;
  return { ids: current ?? early, newest, begun, complete: current !== undefined };
}
