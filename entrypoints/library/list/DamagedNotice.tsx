import { useState } from 'preact/hooks';
import { ConfirmDialog } from '@/components/controls/ConfirmDialog';
import { useStrings } from '@/components/strings';
import { useWatched } from '@/components/use-watched';
import { download } from '@/lib/browser/download';
import { damagedIds, removeDamaged, rawClips } from '@/lib/store/damaged';
import type { ClipDatabase } from '@/lib/store/database';
import { watch } from '@/lib/store/live';

/** Notice of clips that cannot be shown, with buttons to save their raw data and to delete them. */
export function DamagedNotice({ db }: { db: ClipDatabase }) {
  const { text, language } = useStrings();
  const [asking, setAsking] = useState(false);
  const ids = useWatched(
    watch(() => damagedIds(db)),
    [db],
  );
  if (!ids || ids.length === 0) return null;
  const save = async () => {
    download('tearsheet-damaged.json', new Blob([await rawClips(db, ids)]));
  };
  return (
    <div class="notice" role="alert" data-testid="damaged">
      <p>{text('damaged', new Intl.NumberFormat(language).format(ids.length))}</p>
      <div class="notice-actions">
        <button type="button" data-testid="damaged-save" onClick={() => void save()}>
          {text('damagedSave')}
        </button>
        <button type="button" data-testid="damaged-delete" onClick={() => setAsking(true)}>
          {text('damagedDelete')}
        </button>
      </div>
      {asking && (
        <ConfirmDialog
          question={text('damagedConfirm')}
          action={text('damagedDelete')}
          onConfirm={() => void removeDamaged(db, ids)}
          onClose={() => setAsking(false)}
        />
      )}
    </div>
  );
}
