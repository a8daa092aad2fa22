import { useEffect, useRef } from 'preact/hooks';
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

/** Addresses of images by what they are of, each made once, and given back when it is out of sight. */
function useAddresses(): (key: string, image: SmallImage) => string {
  const made = useRef(new Map<string, string>());
  const used = new Set<string>();
  useEffect(() => {
    if (made.current.size <= MOST_KEPT) return;
    for (const [key, address] of made.current) {
      if (used.has(key)) continue;
      URL.revokeObjectURL(address);
      made.current.delete(key);
    }
  });
  useEffect(
    () => () => {
      for (const address of made.current.values()) URL.revokeObjectURL(address);
      made.current.clear();
    },
    [],
  );
  return (key, image) => {
    used.add(key);
    const known = made.current.get(key);
    if (known !== undefined) return known;
    const { type, bytes } = image;
    const address = URL.createObjectURL(new Blob([bytes], { type }));
    made.current.set(key, address);
    return address;
  };
}
