import { Dexie } from 'dexie';
import { siteHost } from '@/lib/clips/canonical-url';
import type { Clip } from '@/lib/clips/clip';
import { excerptOf } from '@/lib/clips/excerpt';
import type { ClipDatabase, PreviewRow, SmallImage } from './database';
import { contentsOf } from './queries';

/**
 * Scales an image down.
 * @returns `null` if it is not a displayable image; `undefined` if that cannot be determined in
 * this context
 */
export type Shrink = (image: SmallImage) => Promise<SmallImage | null | undefined>;

/** Makes a clip's preview for lists; remade when its text or image changes. */
export async function makePreview(
  db: ClipDatabase,
  clip: Clip,
  shrink: Shrink,
): Promise<PreviewRow | null> {
  const sources = await sourcesOf(db, clip);
  const contents = clip.excerpt === null ? await contentsOf(db, clip) : null;
  const image = await imageFor(db, clip);
  const thumbnail = image ? await shrink(image) : null;
  if (thumbnail === undefined) return null;
  const row: PreviewRow = {
    clipId: clip.id,
    revision: clip.revision,
    excerpt: contents ? excerptOf(contents.text) : null,
    thumbnail,
  };
  const tables = [db.previews, db.clips, db.contents, db.imageUses];
  const current = await db.transaction('rw', tables, async () => {
    if ((await sourcesOf(db, clip)) !== sources) return false;
    // The clip may have been deleted for good meanwhile.
    if ((await db.clips.get(clip.id))?.shelf !== 'gone') await db.previews.put(row);
    return true;
  });
  // What arrived meanwhile found no preview to delete.
  return current ? row : makePreview(db, clip, shrink);
}

/** Identifies what a clip's preview can be made from: the images and texts on this device. */
async function sourcesOf(db: ClipDatabase, { id }: Clip): Promise<string> {
  const [images, texts] = await Promise.all([
    db.imageUses.where('clipId').equals(id).toArray(),
    db.contents
      .where('[clipId+revision]')
      .between([id, Dexie.minKey], [id, Dexie.maxKey])
      .primaryKeys(),
  ]);
  return JSON.stringify([images, texts]);
}

/** The stored image that represents a clip: its lead image, otherwise its largest one. */
async function imageFor(db: ClipDatabase, { id, leadImage }: Clip): Promise<SmallImage | null> {
  const lead = leadImage ? await db.imageUses.get([id, leadImage.url]) : undefined;
  const hashes = lead
    ? [lead.hash]
    : (
        await db.imageUses
          .where('[clipId+url]')
          .between([id, Dexie.minKey], [id, Dexie.maxKey])
          .toArray()
      ).map(({ hash }) => hash);
  const images = (await db.images.bulkGet(hashes)).flatMap((image) => image ?? []);
  return images.toSorted((a, b) => b.bytes.length - a.bytes.length)[0] ?? null;
}

/** A clip with everything a list shows of it. */
export interface ListedClip {
  readonly clip: Clip;
  readonly preview: PreviewRow | undefined;
  /** Its site's icon. */
  readonly icon: SmallImage | undefined;
}

/**
 * The requested clips with their list data, in order; `undefined` for a clip that no longer exists.
 */
export async function listedClips(
  db: ClipDatabase,
  ids: readonly string[],
): Promise<(ListedClip | undefined)[]> {
  const [clips, previews] = await Promise.all([
    db.clips.bulkGet([...ids]),
    db.previews.bulkGet([...ids]),
  ]);
  const hosts = [...new Set(clips.flatMap((clip) => (clip ? siteHost(clip.url) : [])))];
  const icons = await db.siteIcons.bulkGet(hosts);
  return clips.map((clip, at) => {
    if (!clip) return undefined;
    return { clip, preview: previews[at], icon: icons[hosts.indexOf(siteHost(clip.url))] };
  });
}

/** Whether there is an icon of a site. */
export async function hasSiteIcon(db: ClipDatabase, host: string): Promise<boolean> {
  return (await db.siteIcons.get(host)) !== undefined;
}

/** Stores a site's icon. */
export async function putSiteIcon(db: ClipDatabase, host: string, icon: SmallImage): Promise<void> {
  await db.siteIcons.put({ host, ...icon });
}
