import { useEffect, useMemo, useRef } from 'preact/hooks';
import { siteHost } from '@/lib/clips/canonical-url';
import type { Clip } from '@/lib/clips/clip';
import type { PreviewRow, SmallImage } from '@/lib/store/database';
import type { Watch } from '../use-watched';
import { useWatched } from '../use-watched';

/** What a row shows beside what its clip says. */
export interface Preview {
  /** Where its thumbnail can be had; `null` where there is none. */
  readonly thumbnail: string | null;
  readonly icon: string | null;
  readonly excerpt: string | null;
}

/** Where previews come from. */
export interface Previewing {
  readonly watch: (ids: readonly string[]) => Watch<(PreviewRow | undefined)[]>;
  readonly icons: (hosts: readonly string[]) => Watch<ReadonlyMap<string, SmallImage>>;
  /** Makes one that is missing. */
  readonly make: (clip: Clip) => Promise<unknown>;
}

/** The previews of the clips in sight; those that are missing are made while nothing else is done. */
export function usePreviews(
  { watch, icons, make }: Previewing,
  clips: readonly Clip[],
): (clip: Clip) => Preview {
  const ids = clips.map(({ id }) => id);
  const rows = useWatched(watch(ids), [ids.join()]);
  const hosts = [...new Set(clips.map(({ url }) => siteHost(url)))];
  const images = useWatched(icons(hosts), [hosts.join()]);
  const addresses = useAddresses();
  const tried = useRef(new Set<string>());
  const known = useMemo(
    () => new Map(rows?.flatMap((row) => (row ? [[row.clipId, row]] : []))),
    [rows],
  );
  // One that was there and went is made anew.
  for (const { clipId, revision } of known.values()) tried.current.delete(`${clipId} ${revision}`);
  const missing = rows
    ? clips.filter((clip) => {
        const row = known.get(clip.id);
        const key = `${clip.id} ${clip.revision}`;
        return row?.revision !== clip.revision && ids.includes(clip.id) && !tried.current.has(key);
      })
    : [];

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
    const row = known.get(clip.id);
    const icon = images?.get(siteHost(clip.url));
    return {
      thumbnail: row?.thumbnail ? addresses(keyOf(row), row.thumbnail) : null,
      icon: icon ? addresses(siteHost(clip.url), icon) : null,
      excerpt: clip.excerpt ?? row?.excerpt ?? null,
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
