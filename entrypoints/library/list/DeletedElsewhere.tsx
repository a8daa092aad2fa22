import { useStrings } from '@/components/strings';
import { useWatched } from '@/components/use-watched';
import { sendMessage } from '@/lib/browser/messages';
import type { ClipDatabase } from '@/lib/store/database';
import { watch } from '@/lib/store/live';
import { removeStashed, restoreStashed, stashedIds } from '@/lib/store/stash';

/** Notice of clips deleted permanently on another device, which can be restored for a while. */
export function DeletedElsewhere({ db }: { db: ClipDatabase }) {
  const { text, language } = useStrings();
  const ids = useWatched(
    watch(() => stashedIds(db)),
    [db],
  );
  if (!ids || ids.length === 0) return null;
  const restore = async () => {
    await restoreStashed(db, ids, Date.now());
    await sendMessage('sync').catch(() => undefined);
  };
  return (
    <div class="notice" role="status" data-testid="gone-elsewhere">
      <p>{text('goneElsewhere', new Intl.NumberFormat(language).format(ids.length))}</p>
      <div class="notice-actions">
        <button type="button" data-testid="gone-restore" onClick={() => void restore()}>
          {text('goneRestore')}
        </button>
        <button type="button" data-testid="gone-drop" onClick={() => void removeStashed(db, ids)}>
          {text('goneDrop')}
        </button>
      </div>
    </div>
  );
}
