import { useEffect, useRef } from 'preact/hooks';
import { toBase64 } from '@/lib/clips/base64';
import { siteHost } from '@/lib/clips/canonical-url';
import type { Clip } from '@/lib/clips/clip';
import type { PreviewRow, SmallImage } from '@/lib/store/database';
import type { ListedClip } from '@/lib/store/previews';
import type { WatchedRows } from './use-watched-rows';

/** What a row shows beside what its clip says. */
export interface Preview {
  /** Where its thumbnail can be had; `null` where there is none. */
  readonly thumbnail: string | null;
  readonly icon: string | null;
  readonly excerpt: string | null;
}

/**
 * The previews of the clips in sight; those that are missing are made while nothing else is done.
 * @param rows those of the clips that have been read
 * @param make makes one that is missing
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
    // One that was there and went is made anew.
    if (preview) tried.current.delete(`${id} ${preview.revision}`);
    if (!clip || preview?.revision === clip.revision) return [];
    return tried.current.has(`${id} ${clip.revision}`) ? [] : clip;
  });

  useEffect(() => {
    if (missing.length === 0) return undefined;
    const idle = requestIdleCallback(() => {
      for (const clip of missing) {
        tried.current.add(`${clip.id} ${clip.revision}`);
        // One that cannot be made leaves its row as it is.
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

/** Another image, or one of another text, has another key. */
const keyOf = ({ clipId, revision, thumbnail }: PreviewRow) =>
  `${clipId} ${revision} ${thumbnail?.bytes.length}`;

/** As many images as stay when a person scrolls on, to be there when they come back. */
const MOST_KEPT = 200;

/**
 * Addresses of images by what they are of, each made once. They hold the images themselves: to make
 * an object and an address of it waits for the browser twice, and a list that scrolls makes many.
 */
function useAddresses(): (key: string, image: SmallImage) => string {
  const made = useRef(new Map<string, string>()).current;
  return (key, { type, bytes }) => {
    const address = made.get(key) ?? `data:${type};base64,${toBase64(bytes)}`;
    // What was used last goes last.
    made.delete(key);
    made.set(key, address);
    const [oldest] = made.keys();
    if (made.size > MOST_KEPT && oldest !== undefined) made.delete(oldest);
    return address;
  };
}
