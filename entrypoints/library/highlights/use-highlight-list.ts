import { useEffect, useMemo, useState } from 'preact/hooks';
import { useWatched } from '@/components/use-watched';
import type { Clip } from '@/lib/clips/clip';
import type { ClipDatabase } from '@/lib/store/database';
import { CLIP_NOTE, highlightName } from '@/lib/store/highlight-row';
import { changeHighlightView, highlightView } from '@/lib/store/highlight-view';
import type { HighlightView, ListedHighlight } from '@/lib/store/highlights';
import { highlightTags, listHighlights, newestHighlights } from '@/lib/store/highlights';
import { lastSeq } from '@/lib/store/journal';
import { watch } from '@/lib/store/live';

/** The highlights that the person wants to see, kept up with the collection. */
export function useHighlightList(db: ClipDatabase, found: ReadonlySet<string> | null) {
  const listing = useListing(db);
  const places = useMemo(() => {
    const all = listing?.places ?? [];
    return found ? all.filter(({ clipId, id }) => found.has(highlightName(clipId, id))) : all;
  }, [listing, found]);
  return {
    /** `null` while they are read. */
    view: listing?.view ?? null,
    tags: listing?.tags ?? [],
    places,
    complete: listing?.complete ?? false,
    change: (part: Partial<HighlightView>) => void changeHighlightView(db, part),
  };
}

/** As many as are in sight on most screens. */
const FIRST = 30;

interface Listing {
  readonly view: HighlightView;
  readonly places: readonly ListedHighlight[];
  readonly tags: readonly string[];
  /** Whether these are all, or the newest. */
  readonly complete: boolean;
}

/**
 * What a view lists, read again when anything in the collection changes. The journal is watched
 * instead of what is read: to remember which of 100,000 keys were read takes longer than reading.
 */
function useListing(db: ClipDatabase): Listing | null {
  const [listing, setListing] = useState<Listing | null>(null);
  const now = useWatched(
    watch(async () => ({ seq: await lastSeq(db), view: await highlightView(db) })),
    [db],
  );
  useEffect(() => {
    if (!now) return undefined;
    let current = true;
    const show = (next: Listing) => {
      if (current) setListing(next);
    };
    const { view } = now;
    const read = async () => {
      const isPlain = view.group === 'day' && !view.colour && view.tag === null && !view.noted;
      // Before all others, for those are read in turn.
      if (listing === null && isPlain) {
        const places = await newestHighlights(db, FIRST);
        show({ view, places, tags: [], complete: false });
      }
      const [places, tags] = await Promise.all([listHighlights(db, view), highlightTags(db)]);
      show({ view, places, tags, complete: true });
    };
    void read();
    return () => {
      current = false;
    };
  }, [db, now]);
  return listing;
}

/** Names a row: a highlight that is under several tags has several. */
export const rowKey = ({ clipId, id, under }: ListedHighlight) =>
  `${highlightName(clipId, id)} ${under ?? ''}`;

/** The clips of a list of highlights, and what is to be exported of each. */
export function exportedOf(places: readonly ListedHighlight[]): {
  readonly selection: readonly string[];
  readonly only: (clip: Clip) => Clip;
} {
  const names = new Set(places.map(({ clipId, id }) => highlightName(clipId, id)));
  return {
    selection: [...new Set(places.map(({ clipId }) => clipId))],
    only: (clip) => ({
      ...clip,
      note: names.has(highlightName(clip.id, CLIP_NOTE)) ? clip.note : '',
      highlights: clip.highlights.filter(({ id }) => names.has(highlightName(clip.id, id))),
    }),
  };
}
