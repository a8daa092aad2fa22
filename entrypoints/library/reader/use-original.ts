import { useWatched } from '@/components/use-watched';
import { download } from '@/lib/browser/download';
import type { Clip } from '@/lib/clips/clip';
import { fileName } from '@/lib/export/writing/file-name';
import type { ClipDatabase } from '@/lib/store/database';
import { watch } from '@/lib/store/live';
import { hasOriginal, originalOf } from '@/lib/store/original-file';

/** Saves the file that a clip was made of; `null` where it is not kept. */
export function useOriginal(db: ClipDatabase, clip: Clip | null | undefined): (() => void) | null {
  const has = useWatched(
    watch(async () => Boolean(clip && (await hasOriginal(db, clip)))),
    [db, clip?.id, clip?.url],
  );
  if (!clip || has !== true) return null;
  const save = async () => {
    const file = await originalOf(db, clip);
    if (file) download(`${fileName(clip.title)}.pdf`, new Blob([file.bytes], { type: file.type }));
  };
  return () => void save();
}
