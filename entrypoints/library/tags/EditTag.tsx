import { useEffect, useState } from 'preact/hooks';
import { TagDialog } from '@/components/tags/TagDialog';
import { useStrings } from '@/components/strings';
import { retag } from '@/lib/clips/retag';
import type { TagUse } from '@/lib/clips/tag-counts';
import type { ClipDatabase } from '@/lib/store/database';
import { idsWithin } from '@/lib/store/queries';
import type { useBulkActions } from '../list/use-bulk-actions';

interface Props {
  readonly db: ClipDatabase;
  readonly tag: string;
  readonly uses: readonly TagUse[];
  readonly bulk: ReturnType<typeof useBulkActions>;
  /** The tag has been renamed, or deleted if `null`. */
  readonly onMoved: (to: string | null) => void;
  readonly onClose: () => void;
}

/** The dialog of a tag, with the clips it applies to. */
export function EditTag({ db, tag, uses, bulk, onMoved, onClose }: Props) {
  const { text } = useStrings();
  const [ids, setIds] = useState<readonly string[] | null>(null);
  useEffect(() => {
    void idsWithin(db, tag).then(setIds);
  }, [db, tag]);
  const change = async (to: string | null) => {
    onMoved(to);
    await bulk.edit(
      await idsWithin(db, tag),
      (clip) => ({ tags: retag(clip.tags, { from: tag, to }) }),
      () => (to === null ? text('tagDeleted', tag) : text('tagRenamed', tag, to)),
    );
  };
  return (
    <TagDialog
      tag={tag}
      uses={uses}
      clips={ids?.length ?? null}
      onRename={(to) => void change(to)}
      onDelete={() => void change(null)}
      onClose={onClose}
    />
  );
}
