import { Reader } from '@/components/Reader';
import { useStrings } from '@/components/strings';
import { useWatched } from '@/components/use-watched';
import { openPage } from '@/lib/browser/pages';
import type { ClipEdit } from '@/lib/clips/edit';
import { sanitise } from '@/lib/extraction/output/sanitise';
import type { ClipDatabase } from '@/lib/store/database';
import { watch } from '@/lib/store/live';
import { contentsOf } from '@/lib/store/queries';
import type { Placement } from '@/lib/sync/engine';
import { placementOf } from '@/lib/sync/engine';

interface Props {
  readonly db: ClipDatabase;
  readonly id: string;
  readonly counts: ReadonlyMap<string, number>;
  readonly onEdit: (edit: ClipEdit) => void;
  readonly onExport: () => void;
  readonly onClose: () => void;
}

/** The open clip, read from the store and kept up to date with it. */
export function OpenClip({ db, id, ...rest }: Props) {
  const { text } = useStrings();
  const clip = useWatched(
    watch(async () => (await db.clips.get(id)) ?? null),
    [db, id],
  );
  const revision = clip?.revision ?? null;
  const contents = useWatched(
    watch(() => contentsOf(db, { id, revision })),
    [db, id, revision],
  );
  const placement = useWatched(
    watch(() => placementOf(db, id)),
    [db, id],
  );
  const storage = useStorageText();
  if (clip === undefined) return null;
  if (clip === null) return <p class="empty">{text('clipNotFound')}</p>;
  return (
    <Reader
      key={clip.id}
      clip={clip}
      contents={clip.revision === null ? null : contents}
      storage={placement ? { text: storage(placement), synced: placement.at === 'remote' } : null}
      sanitise={sanitise}
      onLink={(url) => void openPage(url)}
      {...rest}
    />
  );
}

function useStorageText(): (placement: Placement) => string {
  const { text, language } = useStrings();
  const kilobytes = new Intl.NumberFormat(language, { maximumFractionDigits: 1 });
  return (placement) => {
    switch (placement.at) {
      case 'remote':
        return text('storedSynced', kilobytes.format(placement.bytes / 1000));
      case 'waiting':
        return text('storedWaiting');
      case 'received':
        return text('storedReceived');
      case 'device':
        return text(placement.refused === 'no room' ? 'storedNoRoom' : 'storedTooLarge');
    }
  };
}
