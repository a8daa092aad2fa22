import { useLayoutEffect, useState } from 'preact/hooks';
import { useWatched } from '@/components/use-watched';
import type { Clip } from '@/lib/clips/clip';
import type { ClipDatabase } from '@/lib/store/database';
import { watch } from '@/lib/store/live';
import type { ClipFilter } from '@/lib/store/queries';
import { listClipIds, newestClips } from '@/lib/store/queries';
import { FIRST_PAGE } from './first-page';

/** Watches nothing: what can wait is not read before what is painted first. */
export const later = () => () => undefined;

const NONE: readonly Clip[] = [];

interface Newest {
  readonly place: ClipFilter['place'];
  readonly clips: readonly Clip[];
}

/**
 * A list's clips: the newest as soon as they are read, then the ids of all.
 * @param asked the newest of the place that a library opens with, being read already
 * @param paused while many clips change, for reading all of them after each few would take the most
 *   time; and while a person waits for what they search
 */
export function useClipIds(
  db: ClipDatabase,
  { place, tag }: ClipFilter,
  asked: Promise<readonly Clip[]>,
  paused: boolean,
) {
  const [first, setFirst] = useState<Newest | null>(null);
  useLayoutEffect(() => {
    const show = (clips: readonly Clip[]) => setFirst({ place: 'inbox', clips });
    // What failed fails again below, where it is shown.
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
      ? watch(async () => ({ place, tag, ids: await listClipIds(db, { place, tag }) }))
      : later,
    [db, place, tag, reading],
  );
  // What was read for another list is of no use for this one.
  const current = all?.place === place && all.tag === tag ? all.ids : undefined;
  const read = [watched, first].find((each) => each?.place === place)?.clips ?? NONE;
  const newest = tag === null ? read : NONE;
  const early = newest.length > 0 ? newest.map(({ id }) => id) : undefined;
  return { ids: current ?? early, newest, begun, complete: current !== undefined };
}
