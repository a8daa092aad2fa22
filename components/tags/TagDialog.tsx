import { useMemo, useState } from 'preact/hooks';
import { planRetag } from '@/lib/clips/retag';
import type { TagUse } from '@/lib/clips/tag-counts';
import { isWithin, normaliseTag } from '@/lib/clips/tags';
import { useStrings } from '../strings';
import { useModal } from '../controls/use-modal';

/** More moves than these are summed up. */
const MOST_MOVES = 8;

interface Props {
  readonly tag: string;
  readonly uses: readonly TagUse[];
  /**
   * Number of clips with this tag or one nested in it, including trashed ones; `null` until known.
   */
  readonly clips: number | null;
  readonly onRename: (to: string) => void;
  readonly onDelete: () => void;
  readonly onClose: () => void;
}

/** Dialog that renames, merges or deletes a tag, with a preview of the changes. */
export function TagDialog({ tag, uses, clips, onRename, onDelete, onClose }: Props) {
  const { text } = useStrings();
  const dialog = useModal();
  const [typed, setTyped] = useState(tag);
  const to = normaliseTag(typed);
  const changed = to !== null && to !== tag;
  const plan = useMemo(
    () => planRetag(uses, { from: tag, to: changed ? to : null }),
    [uses, tag, to, changed],
  );
  const finish = (act: () => void) => {
    dialog.current?.close();
    act();
  };
  return (
    <dialog ref={dialog} class="tag-dialog" data-testid="tag-dialog" onClose={onClose}>
      <h1 dir="auto">{text('editTag', tag)}</h1>
      <form
        method="dialog"
        onSubmit={(event) => {
          event.preventDefault();
          if (changed && !plan.tooLong) finish(() => onRename(to));
        }}
      >
        <label>
          {text('tagName')}
          <input
            type="text"
            data-testid="tag-new-name"
            autocomplete="off"
            value={typed}
            autoFocus
            onInput={({ currentTarget }) => setTyped(currentTarget.value)}
            onFocus={({ currentTarget }) => currentTarget.select()}
          />
        </label>
        <p class="muted">{text('tagNameHint')}</p>
        <PlanDetails plan={plan} clips={clips} changed={changed} />
        <p class="dialog-actions">
          <button
            type="submit"
            class="primary"
            data-testid="tag-rename"
            disabled={!changed || plan.tooLong}
          >
            {text(plan.merges && changed ? 'mergeTags' : 'renameTag')}
          </button>
          <button type="button" data-testid="tag-delete" onClick={() => finish(onDelete)}>
            {text('deleteTag')}
          </button>
          <button type="button" class="quiet" onClick={() => dialog.current?.close()}>
            {text('cancel')}
          </button>
        </p>
        <p class="muted">{text(uses.some(isInside(tag)) ? 'deleteTagsHint' : 'deleteTagHint')}</p>
      </form>
    </dialog>
  );
}

interface PlanProps {
  readonly plan: ReturnType<typeof planRetag>;
  readonly clips: number | null;
  readonly changed: boolean;
}

/** Preview of the changes: how many clips are affected, and what each tag becomes. */
function PlanDetails({ plan, clips, changed }: PlanProps) {
  const { text, count } = useStrings();
  return (
    <div role="status" data-testid="tag-plan">
      {clips !== null && <p>{count(changed ? 'retagClips' : 'taggedClips', clips)}</p>}
      {plan.tooLong && <p class="failure">{text('tagTooLong')}</p>}
      {changed && (
        <ul class="tag-moves">
          {plan.moves.slice(0, MOST_MOVES).map(({ from, to: next, joins }) => (
            <li key={from}>
              <span class="chip">{from}</span> → <span class="chip">{next}</span>
              {joins !== null && <span class="muted"> {count('tagJoins', joins)}</span>}
            </li>
          ))}
          {plan.moves.length > MOST_MOVES && (
            <li class="muted">{count('moreTags', plan.moves.length - MOST_MOVES)}</li>
          )}
        </ul>
      )}
    </div>
  );
}

const isInside =
  (outer: string) =>
  ({ tag }: TagUse) =>
    tag !== outer && isWithin(tag, outer);
