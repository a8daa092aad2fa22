import { useEffect, useState } from 'preact/hooks';
import type { ToastMessage } from '@/components/controls/Toast';
import { useStrings } from '@/components/strings';
import { useWatched } from '@/components/use-watched';
import { sendMessage } from '@/lib/browser/messages';
import type { Clip } from '@/lib/clips/clip';
import type { SearchClient } from '@/lib/search/client';
import type { Group } from '@/lib/search/similarity/groups';
import type { IndexState } from '@/lib/search/protocol';
import type { ClipDatabase } from '@/lib/store/database';
import { distinctGroups, groupKey, setDistinct } from '@/lib/store/distinct';
import { joinClips, undoJoin } from '@/lib/store/join-clips';
import { watch } from '@/lib/store/live';
import { clipRows } from '@/lib/store/rows';

/** A group with its clips in their current state. */
export interface ShownGroup extends Group {
  readonly clips: readonly Clip[];
}

/** Number of groups read at first, and each time the user asks for more. */
const SOME = 25;

/** The first groups with their clips, except those that the user has marked as distinct. */
async function shownGroups(
  db: ClipDatabase,
  groups: readonly Group[],
  limit: number,
): Promise<{ readonly groups: readonly ShownGroup[]; readonly more: number }> {
  const distinct = await distinctGroups(db);
  const left = groups.filter(({ ids }) => !distinct.has(groupKey(ids)));
  const some = left.slice(0, limit);
  const clips = await clipRows(
    db,
    some.flatMap(({ ids }) => ids),
  );
  const byId = new Map(clips.flatMap((clip) => (clip ? [[clip.id, clip]] : [])));
  const whole = some.map((group) => ({
    ...group,
    clips: group.ids.flatMap((id) => {
      const clip = byId.get(id);
      return clip && clip.deletedAt === null ? clip : [];
    }),
  }));
  return {
    groups: whole.filter((group) => group.clips.length > 1),
    more: left.length - some.length,
  };
}

/** Groups of likely duplicates, kept up to date with the index, and the actions on them. */
export function useDuplicates(db: ClipDatabase, client: SearchClient) {
  const { text } = useStrings();
  const [index, setIndex] = useState<IndexState>({ state: 'opening' });
  const [groups, setGroups] = useState<readonly Group[] | null>(null);
  const [limit, setLimit] = useState(SOME);
  const [toast, setToast] = useState<ToastMessage | null>(null);
  useEffect(() => {
    client.start();
    return client.onState(setIndex);
  }, [client]);
  const seq = index.state === 'ready' ? index.seq : null;
  useEffect(() => {
    // The index reports failures in its own state.
    if (seq !== null) void client.groups().then(setGroups, () => undefined);
  }, [client, seq]);
  const shown = useWatched(
    watch(async () => groups && shownGroups(db, groups, limit)),
    [db, groups, limit],
  );
  const failed = (error: unknown) => setToast({ text: text('actionFailed', String(error)) });
  const synced = () => void sendMessage('sync').catch(() => undefined);

  const merge = async (keeper: string, others: readonly string[]) => {
    const joined = await joinClips(db, keeper, others, Date.now());
    synced();
    if (!joined) return;
    const undo = () => void undoJoin(db, joined, Date.now()).then(synced, failed);
    setToast({ text: text('clipsMerged'), undo });
  };
  const separate = async (ids: readonly string[]) => {
    await setDistinct(db, ids, true);
    const undo = () => void setDistinct(db, ids, false).catch(failed);
    setToast({ text: text('clipsDistinct'), undo });
  };
  return {
    index,
    shown: shown ?? null,
    toast,
    closeToast: () => setToast(null),
    showMore: () => setLimit(limit + SOME),
    merge: (keeper: string, others: readonly string[]) => void merge(keeper, others).catch(failed),
    separate: (ids: readonly string[]) => void separate(ids).catch(failed),
  };
}
