import { useLayoutEffect, useState } from 'preact/hooks';
import { useWatched } from '@/components/use-watched';
import type { Clip } from '@/lib/clips/clip';
import type { ListOrder } from '@/lib/clips/list-view';
import type { ClipDatabase } from '@/lib/store/database';
import { watch } from '@/lib/store/live';
import type { ClipFilter } from '@/lib/store/queries';
import { listClipIds, newestClips } from '@/lib/store/queries';
import { sortIds } from '@/lib/store/sorting';
import { FIRST_PAGE } from './first-page';

/** Watches nothing: what can wait is not read before what is painted first. */
export const later = () => () => undefined;

const NONE: readonly Clip[] = [];

interface Newest {
  readonly place: ClipFilter['place'];
  readonly clips: readonly Clip[];
}

/** What is listed, in which order, and in which language names are sorted. */
interface Listed extends ClipFilter {
  readonly order: ListOrder;
  readonly language: string;
}

/**
 * A list's clips: the newest as soon as they are read, then the ids of all.
 * @param asked the newest of the place that a library opens with, being read already
 * @param paused while many clips change, for reading all of them after each few would take the most
 *   time; and while a person waits for what they search
 */
export function useClipIds(
  db: ClipDatabase,
  { place, tag, order, language }: Listed,
  asked: Promise<readonly Clip[]>,
  paused: boolean,
) {
  const [first, setFirst] = useState<Newest | null>(null);
  useLayoutEffect(() => {
    const show = (clips: readonly Clip[]) => setFirst({ place: 'inbox', clips });
    // A failure repeats below, where it is shown.
    asked.then(show, () => show(NONE));
  }, [asked]);
  const begun = first !== null;
  const reading = begun && !paused;
  const watched = useWatched(
    reading
      ? watch(async () => ({ place, clips: await newestClips(db, place, FIRST_PAGE) }))
      : later,
    [db, place, reading],
  );
  const all = useWatched(
    reading
      ? watch(async () => {
          const ids = await listClipIds(db, { place, tag });
          return { place, tag, order, ids: await sortIds(db, ids, order, language) };
        })
      : later,
    [db, place, tag, order, reading],
  );
  // Rows read for another list are of no use for this one.
  const isCurrent = all?.place === place && all.tag === tag && all.order === order;
  const current = isCurrent ? all.ids : undefined;
  const read = [watched, first].find((each) => each?.place === place)?.clips ?? NONE;
  const newest = tag === null && order === 'clipped' ? read : NONE;
  const early = newest.length > 0 ? newest.map(({ id }) => id) : undefined;
  return { ids: current ?? early, newest, begun, complete: current !== undefined };
}
