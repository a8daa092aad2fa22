import { useEffect, useRef } from 'preact/hooks';
import { toBase64 } from '@/lib/clips/base64';
import { siteHost } from '@/lib/clips/canonical-url';
import type { Clip } from '@/lib/clips/clip';
import type { PreviewRow, SmallImage } from '@/lib/store/database';
import type { ListedClip } from '@/lib/store/previews';
import type { WatchedRows } from './use-watched-rows';

/** The parts of a row that are stored outside its clip. */
export interface Preview {
  /** URL of the thumbnail; `null` if there is none. */
  readonly thumbnail: string | null;
  readonly icon: string | null;
  readonly excerpt: string | null;
}

/**
 * The previews of the clips in view; missing ones are made while the browser is idle.
 * @param rows the clips that have been read
 * @param make creates a missing preview
 */
export function usePreviews(
  ids: readonly string[],
  rows: WatchedRows<ListedClip>,
  make: (clip: Clip) => Promise<unknown>,
): (clip: Clip) => Preview {
  const addresses = useAddresses();
  const tried = useRef(new Set<string>());
  const missing = ids.flatMap((id) => {
    const { clip, preview } = rows.get(id) ?? {};
    // A preview that was there and has gone is made again.
    if (preview) tried.current.delete(`${id} ${preview.revision}`);
    if (!clip || preview?.revision === clip.revision) return [];
    return tried.current.has(`${id} ${clip.revision}`) ? [] : clip;
  });

  useEffect(() => {
    if (missing.length === 0) return undefined;
    const idle = requestIdleCallback(() => {
      for (const clip of missing) {
        tried.current.add(`${clip.id} ${clip.revision}`);
        // If a preview cannot be made, the row stays as it is.
        void make(clip).catch(() => undefined);
      }
    });
    return () => cancelIdleCallback(idle);
  }, [missing.map(({ id, revision }) => id + revision).join()]);

  return (clip) => {
    const { preview, icon } = rows.get(clip.id) ?? {};
    return {
      thumbnail: preview?.thumbnail ? addresses(keyOf(preview), preview.thumbnail) : null,
      icon: icon ? addresses(siteHost(clip.url), icon) : null,
      excerpt: clip.excerpt ?? preview?.excerpt ?? null,
    };
  };
}

/** The key changes with the image and with the text's revision. */
const keyOf = ({ clipId, revision, thumbnail }: PreviewRow) =>
  `${clipId} ${revision} ${thumbnail?.bytes.length}`;

/** Number of images kept, so that they are still there when the user scrolls back. */
const MOST_KEPT = 200;

/**
 * Image URLs by key, each made once. They are data URLs: creating a blob and an object URL waits
 * for the browser twice, and a scrolling list needs many.
 */
function useAddresses(): (key: string, image: SmallImage) => string {
  const made = useRef(new Map<string, string>()).current;
  return (key, { type, bytes }) => {
    const address = made.get(key) ?? `data:${type};base64,${toBase64(bytes)}`;
    // Most recently used last.
    made.delete(key);
    made.set(key, address);
    const [oldest] = made.keys();
    if (made.size > MOST_KEPT && oldest !== undefined) made.delete(oldest);
    return address;
  };
}
