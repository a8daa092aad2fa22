import { useEffect, useMemo } from 'preact/hooks';
import { useStrings } from '@/components/strings';
import { useWatched } from '@/components/use-watched';
import {
  hasServerPermission,
  releaseServerPermission,
  requestServerPermission,
} from '@/lib/browser/host-permission';
import { sendMessage } from '@/lib/browser/messages';
import type { ClipDatabase } from '@/lib/store/database';
import { imagesOf } from '@/lib/store/images';
import { watch } from '@/lib/store/live';

/** The images of a clip stored on this device, and a function that stores the missing ones. */
export function useImages(db: ClipDatabase, clipId: string, say: (text: string) => void) {
  const { text, count } = useStrings();
  const images = useWatched(
    watch(() => imagesOf(db, clipId)),
    [db, clipId],
  );
  const kept = useMemo(
    () =>
      images &&
      new Map(
        Array.from(images.values(), ({ url, type, bytes }) => [
          url,
          URL.createObjectURL(new Blob([bytes], { type })),
        ]),
      ),
    [images],
  );
  useEffect(() => () => kept?.forEach((address) => URL.revokeObjectURL(address)), [kept]);

  const keep = (urls: readonly string[]) => {
    // Before anything else: the browser asks only within the click itself.
    const permission = requestServerPermission(...urls);
    const before = Promise.all(urls.map(hasServerPermission));
    void permission
      .then(async (granted) => {
        if (!granted) return text('imagesNotAllowed');
        const read = await sendMessage('keepImages', { clipId, urls: [...urls] });
        return read < urls.length
          ? text('imagesMissing', String(read), String(urls.length))
          : count('imagesKept', read);
      })
      .finally(async () => {
        const had = await before;
        await releaseServerPermission(...urls.filter((_url, index) => had[index] !== true));
      })
      .then(say, (error: unknown) => say(text('actionFailed', String(error))));
  };

  return { kept, keep };
}
