import type { ComponentChildren, RefObject } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import type { HighlightChange } from '@/components/highlights/HighlightForm';
import { HighlightCard } from '@/components/highlights/HighlightCard';
import type { FindMatches } from '@/components/highlights/MarkedText';
import { HighlightRows } from '@/components/highlights/HighlightRows';
import { dayName, isSameDay } from '@/components/list/day';
import { useStrings } from '@/components/strings';
import { useWatched } from '@/components/use-watched';
import type { ClipEdit } from '@/lib/clips/edit';
import { COLOURS } from '@/lib/clips/highlight';
import { countsOf } from '@/lib/clips/tag-counts';
import type { ClipDatabase } from '@/lib/store/database';
import type { HighlightGroup, HighlightOfClip, ListedHighlight } from '@/lib/store/highlights';
import { highlightName } from '@/lib/store/highlight-row';
import { highlightsAt } from '@/lib/store/highlights';
import { watch } from '@/lib/store/live';
import { tagUses } from '@/lib/store/queries';
import type { useActions } from '../list/use-actions';
import { rowKey } from './use-highlight-list';

interface Props {
  readonly db: ClipDatabase;
  readonly places: readonly ListedHighlight[];
  readonly group: HighlightGroup;
  readonly findMatches: FindMatches;
  readonly scroller: RefObject<HTMLElement | null>;
  readonly actions: ReturnType<typeof useActions>;
}

/** Virtual list of the highlights, under the headings of their groups. */
export function HighlightList({ db, places, group, findMatches, scroller, actions }: Props) {
  const [inSight, setInSight] = useState<readonly number[]>([]);
  const [editing, setEditing] = useState<string | null>(null);
  const uses = useWatched(
    watch(() => tagUses(db)),
    [db],
  );
  const counts = useMemo(() => countsOf(uses ?? []), [uses]);
  const shownAt = useShown(db, places, inSight);
  const keyOf = useMemo(
    () => (index: number) => (places[index] ? rowKey(places[index]) : String(index)),
    [places],
  );
  const heading = useHeading(places, group, shownAt);
  const renderRows = (indexes: readonly number[]) => {
    if (indexes.join() !== inSight.join()) queueMicrotask(() => setInSight(indexes));
    return new Map(
      indexes.flatMap((index): [number, ComponentChildren][] => {
        const shown = shownAt(index);
        const place = places[index];
        if (!shown || !place) return [];
        const key = rowKey(place);
        const head = heading(index);
        const card = (
          <>
            {head !== null && <h2 class="marked-group">{head}</h2>}
            <HighlightCard
              {...shown}
              findMatches={findMatches}
              sourced={group !== 'clip'}
              editing={editing === key}
              counts={counts}
              onEditing={(on) => setEditing(on ? key : null)}
              onChange={(change) => {
                if (change.removed) setEditing(null);
                void actions.edit(place.clipId, editOf(shown, change));
              }}
              onCopy={actions.copy}
            />
          </>
        );
        return [[index, card]];
      }),
    );
  };
  return (
    <HighlightRows
      scroller={scroller}
      count={places.length}
      keyOf={keyOf}
      renderRows={renderRows}
    />
  );
}

/** Turns a change to a highlight, or to the clip's note, into an edit of the clip. */
const editOf = ({ highlight }: HighlightOfClip, change: HighlightChange): ClipEdit => {
  if (highlight) return { highlights: [{ id: highlight.id, ...change }] };
  return change.note === undefined ? {} : { note: change.note };
};

/** The highlights in view and the one before them, kept up to date with the collection. */
function useShown(
  db: ClipDatabase,
  places: readonly ListedHighlight[],
  inSight: readonly number[],
): (index: number) => HighlightOfClip | undefined {
  const from = Math.max(0, (inSight[0] ?? 0) - 1);
  const wanted = places.slice(from, (inSight.at(-1) ?? 0) + 1);
  const read = useWatched(
    watch(async () => {
      const all = await highlightsAt(db, wanted);
      return new Map(
        wanted.flatMap(({ clipId, id }, index) => {
          const shown = all[index];
          return shown ? [[highlightName(clipId, id), shown] as const] : [];
        }),
      );
    }),
    [db, wanted.map(rowKey).join()],
  );
  return (index) => {
    const place = places[index];
    return place && read?.get(highlightName(place.clipId, place.id));
  };
}

/** Returns the heading above a highlight where a group begins; `null` elsewhere. */
function useHeading(
  places: readonly ListedHighlight[],
  group: HighlightGroup,
  shownAt: (index: number) => HighlightOfClip | undefined,
) {
  const { text, language } = useStrings();
  return (index: number): string | null => {
    const [place, before] = [places[index], places[index - 1]];
    if (!place) return null;
    if (group === 'tag') {
      return before?.under === place.under ? null : place.under || text('underNoTag');
    }
    if (group === 'colour') {
      if (before?.under === place.under) return null;
      const colour = COLOURS.find((each) => each === place.under);
      return colour ? text(`colour_${colour}`) : text('underNoColour');
    }
    const [shown, last] = [shownAt(index), shownAt(index - 1)];
    if (group === 'clip') {
      return before?.clipId === place.clipId ? null : (shown?.clip.title ?? null);
    }
    if (!shown || (before && !last)) return null;
    return last && isSameDay(shown.at, last.at) ? null : dayName(shown.at, Date.now(), language);
  };
}
