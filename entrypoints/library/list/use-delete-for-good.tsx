import { useState } from 'preact/hooks';
import { ConfirmDialog } from '@/components/controls/ConfirmDialog';
import { useStrings } from '@/components/strings';
import type { ToastMessage } from '@/components/controls/Toast';
import { sendMessage } from '@/lib/browser/messages';
import type { ClipDatabase } from '@/lib/store/database';
import { deleteForGood, trashedIds } from '@/lib/store/delete-for-good';

/**
 * Deletes clips in the trash permanently, once the user has confirmed.
 * @param onLeave called with the clips about to be deleted, one of which may be open
 */
export function useDeleteForGood(
  db: ClipDatabase,
  say: (message: ToastMessage) => void,
  onLeave: (ids: readonly string[]) => void,
) {
  const { text, language } = useStrings();
  const [confirming, setConfirming] = useState<readonly string[] | null>(null);

  const remove = async (ids: readonly string[]) => {
    onLeave(ids);
    try {
      const deleted = await deleteForGood(db, ids, Date.now());
      say({ text: text('deletedForGood', new Intl.NumberFormat(language).format(deleted)) });
      // Their copies on remotes are removed in the next round.
      await sendMessage('sync').catch(() => undefined);
    } catch (error) {
      say({ text: text('actionFailed', String(error)) });
    }
  };

  return {
    ask: setConfirming,
    askForAll: () => void trashedIds(db).then(setConfirming),
    dialog: confirming && confirming.length > 0 && (
      <ConfirmDialog
        question={text('forGoodConfirm', new Intl.NumberFormat(language).format(confirming.length))}
        action={text('deleteForGood')}
        onConfirm={() => void remove(confirming)}
        onClose={() => setConfirming(null)}
      />
    ),
  };
}
