import { useEffect, useRef, useState } from 'preact/hooks';
import { useStrings } from '../strings';
import { TagInput } from '../tags/TagInput';

interface Props {
  /** Number of selected clips. */
  readonly clips: number;
  readonly counts: ReadonlyMap<string, number>;
  readonly onApply: (added: readonly string[], removed: readonly string[]) => void;
  readonly onClose: () => void;
}

/** Dialog that adds tags to the selected clips and removes others. */
export function BulkTags({ clips, counts, onApply, onClose }: Props) {
  const { text, count } = useStrings();
  const dialog = useRef<HTMLDialogElement>(null);
  const [added, setAdded] = useState<readonly string[]>([]);
  const [removed, setRemoved] = useState<readonly string[]>([]);
  useEffect(() => {
    dialog.current?.showModal();
    dialog.current?.querySelector('input')?.focus();
  }, []);
  return (
    <dialog ref={dialog} class="bulk-tags" data-testid="bulk-tags-dialog" onClose={onClose}>
      <h1>{count('bulkTagsTitle', clips)}</h1>
      <div role="group" aria-label={text('tagsToAdd')} data-testid="tags-to-add">
        <p>{text('tagsToAdd')}</p>
        <TagInput tags={added} counts={counts} onChange={setAdded} />
      </div>
      <div role="group" aria-label={text('tagsToRemove')} data-testid="tags-to-remove">
        <p>{text('tagsToRemove')}</p>
        <TagInput
          tags={removed}
          counts={counts}
          onChange={setRemoved}
          placeholder={text('tagsToRemove')}
        />
      </div>
      <p class="dialog-actions">
        <button
          type="button"
          class="primary"
          data-testid="bulk-tags-apply"
          disabled={added.length + removed.length === 0}
          onClick={() => {
            dialog.current?.close();
            onApply(added, removed);
          }}
        >
          {text('apply')}
        </button>
        <button type="button" class="quiet" onClick={() => dialog.current?.close()}>
          {text('cancel')}
        </button>
      </p>
    </dialog>
  );
}
