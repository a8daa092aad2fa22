import { useState } from 'preact/hooks';
import type { BulkAction } from '@/components/list/BulkBar';
import { BulkBar } from '@/components/list/BulkBar';
import type { Place } from '@/lib/store/queries';
import { useStrings } from '@/components/strings';
import { useLoaded } from '@/components/use-loaded';
import type { ListSelection } from '@/components/list/use-selection';
import type { ClipEdit } from '@/lib/clips/edit';
import { normaliseTags } from '@/lib/clips/tags';
import type { useBulkActions } from './use-bulk-actions';

const EDITS: Record<Exclude<BulkAction, 'forGood'>, ClipEdit> = {
  archive: { archived: true },
  unarchive: { archived: false },
  read: { progress: 100 },
  unread: { progress: 0 },
  star: { starred: true },
  unstar: { starred: false },
  delete: { deleted: true },
  restore: { deleted: false },
};

interface Props {
  readonly selecting: ListSelection;
  readonly total: number | null;
  readonly place: Place | null;
  readonly counts: ReadonlyMap<string, number>;
  readonly bulk: ReturnType<typeof useBulkActions>;
  readonly onExport: () => void;
  readonly onCite: (ids: readonly string[]) => void;
  readonly onZotero: (ids: readonly string[]) => void;
  readonly onForGood: (ids: readonly string[]) => void;
}

/** The selected clips and the actions on them. */
export function Bulk({ selecting, total, place, counts, bulk, onExport, ...on }: Props) {
  const { onCite, onZotero, onForGood } = on;
  const { count } = useStrings();
  const [tagging, setTagging] = useState(false);
  const dialog = useLoaded(() => import('@/components/list/BulkTags'), tagging);
  const ids = [...selecting.ids];
  return (
    <>
      <BulkBar
        selected={ids.length}
        total={total}
        place={place}
        busy={bulk.work !== null}
        onAction={(action) =>
          action === 'forGood'
            ? onForGood(ids)
            : void bulk.edit(ids, EDITS[action], (changed) =>
                count(
                  action === 'delete'
                    ? 'manyDeleted'
                    : action === 'archive'
                      ? 'manyArchived'
                      : 'manyChanged',
                  changed,
                ),
              )
        }
        onTags={() => setTagging(true)}
        onExport={onExport}
        onCite={() => onCite(ids)}
        onZotero={() => onZotero(ids)}
        onAll={selecting.all}
        onClear={selecting.clear}
      />
      {tagging && dialog && (
        <dialog.BulkTags
          clips={ids.length}
          counts={counts}
          onApply={(added, removed) => {
            const off = new Set(removed);
            void bulk.edit(
              ids,
              ({ tags }) => ({
                tags: normaliseTags([...tags.filter((tag) => !off.has(tag)), ...added]),
              }),
              (changed) => count('manyChanged', changed),
            );
          }}
          onClose={() => setTagging(false)}
        />
      )}
    </>
  );
}
