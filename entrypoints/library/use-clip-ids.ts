import { useWatched } from '@/components/use-watched';
import type { Clip } from '@/lib/clips/clip';
import type { ClipDatabase } from '@/lib/store/database';
import { watch } from '@/lib/store/live';
import type { ClipFilter } from '@/lib/store/queries';
import { listClipIds, newestClips } from '@/lib/store/queries';

/** What fills the largest screen. */
const FIRST = 50;
const NONE: readonly Clip[] = [];

/** A list's clips: the newest as soon as they are read, then the ids of all. */
export function useClipIds(db: ClipDatabase, place: ClipFilter['place'], tag: string | null) {
  const newest = useWatched(
    watch(async () => ({ place, clips: tag === null ? await newestClips(db, place, FIRST) : [] })),
    [db, place, tag],
  );
  const all = useWatched(
    watch(async () => ({ place, tag, ids: await listClipIds(db, { place, tag }) })),
    [db, place, tag],
  );
  // What was read for another list is of no use for this one.
  const current = all?.place === place && all.tag === tag ? all.ids : undefined;
  const first = newest?.place === place && tag === null ? newest.clips : NONE;
  const early = first.length > 0 ? first.map(({ id }) => id) : undefined;
  return { ids: current ?? early, newest: first, complete: current !== undefined };
}
