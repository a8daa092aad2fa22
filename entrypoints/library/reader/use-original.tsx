import { useState } from 'preact/hooks';
import { useLoaded } from '@/components/use-loaded';
import { useWatched } from '@/components/use-watched';
import { download } from '@/lib/browser/download';
import type { Clip } from '@/lib/clips/clip';
import { fileName } from '@/lib/export/writing/file-name';
import type { ClipDatabase } from '@/lib/store/database';
import { watch } from '@/lib/store/live';
import { hasOriginal, originalOf } from '@/lib/store/original-file';

/** The reader's props for the file that a clip was made from: its pages, and saving it. */
export function useOriginal(db: ClipDatabase, clip: Clip | null | undefined) {
  const [chosen, onOriginalPages] = useState<boolean | null>(null);
  const has = useWatched(
    watch(async () => Boolean(clip && (await hasOriginal(db, clip)))),
    [db, clip?.id, clip?.url],
  );
  // A scan has no text to show instead.
  const isShown = has === true && (chosen ?? clip?.revision === null);
  const drawing = useLoaded(() => import('./OriginalPages'), isShown);
  if (!clip || has !== true) return { onOriginalFile: null, originalPages: null, onOriginalPages };
  const save = async () => {
    const file = await originalOf(db, clip);
    if (file) download(`${fileName(clip.title)}.pdf`, new Blob([file.bytes], { type: file.type }));
  };
  return {
    onOriginalFile: () => void save(),
    originalPages: isShown && drawing ? <drawing.OriginalPages db={db} clip={clip} /> : null,
    onOriginalPages,
  };
}
