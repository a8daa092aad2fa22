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

/** The highlights that match the user's filters, kept up to date with the collection. */
export function useHighlightList(db: ClipDatabase, found: ReadonlySet<string> | null) {
  const listing = useListing(db);
  const places = useMemo(() => {
    const all = listing?.places ?? [];
    return found ? all.filter(({ clipId, id }) => found.has(highlightName(clipId, id))) : all;
  }, [listing, found]);
  return {
    /** `null` while it is being read. */
    view: listing?.view ?? null,
    tags: listing?.tags ?? [],
    places,
    complete: listing?.complete ?? false,
    change: (part: Partial<HighlightView>) => void changeHighlightView(db, part),
  };
}

/** About as many as fit on most screens. */
const FIRST = 30;

interface Listing {
  readonly view: HighlightView;
  readonly places: readonly ListedHighlight[];
  readonly tags: readonly string[];
  /** Whether these are all, rather than only the newest. */
  readonly complete: boolean;
}

/**
 * The highlights of the current view, read again when anything in the collection changes. Watches
 * the journal rather than the data: tracking which of 100,000 keys were read takes longer than
 * reading them.
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
      // Before all others, which are read in order.
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

/** Key of a row: a highlight listed under several tags has several rows. */
export const rowKey = ({ clipId, id, under }: ListedHighlight) =>
  `${highlightName(clipId, id)} ${under ?? ''}`;

/** The clips of a list of highlights, and which highlights of each to export. */
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
