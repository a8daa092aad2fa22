import { toBase64 } from '@/lib/clips/base64';
import type { Clip } from '@/lib/clips/clip';
import type { ClipDatabase, ClipRow } from '@/lib/store/database';
import { clipOf } from '@/lib/store/database';

/** A clip without the fields that the first version lacked. */
export function firstClip<T extends Clip>({
  doi: _doi,
  progress: _progress,
  highlights: _all,
  ...clip
}: T) {
  const { progress: _at, highlights: _history, ...clock } = clip.clock;
  return { ...clip, clock };
}

/** The database as each schema stored it: its stores by their Dexie names, and all their rows. */
export async function databaseSamples(db: ClipDatabase) {
  const rows = {
    clips: await db.clips.toArray(),
    contents: await db.contents.toArray(),
    meta: await db.meta.toArray(),
  };
  const bare = ({ seq: _seq, ...row }: { seq: number }) => row;
  const images = (await db.images.toArray()).map(({ bytes, ...row }) => ({
    ...row,
    base64: toBase64(bytes),
  }));
  const expected = rows.clips.map(clipOf);
  const first = rows.clips.map(({ touchedAt: _touched, ...row }) =>
    firstClip(bare(row) as ClipRow),
  );
  const replica = rows.meta.filter(({ key }) => key !== 'lastSeq');
  const indexes = 'id, clippedAt, [shelf+clippedAt], [star+clippedAt], *tags';
  return {
    'database-1': {
      version: 1,
      stores: {
        clips: indexes,
        contents: '[clipId+revision]',
        outbox: 'clipId',
        published: 'clipId',
        meta: 'key',
      },
      rows: {
        clips: first,
        contents: rows.contents.map(bare),
        outbox: [],
        published: [],
        meta: replica,
      },
      expected,
    },
    'database-2': {
      version: 2,
      stores: {
        clips: `${indexes}, seq, touchedAt`,
        contents: '[clipId+revision], seq',
        placements: 'clipId, level',
        shards: 'key',
        meta: 'key',
      },
      rows: { ...rows, placements: [], shards: [] },
      expected,
    },
    'database-4': {
      version: 4,
      stores: {
        clips: `${indexes}, [shelf+progress], seq, touchedAt, canonicalUrl, publishedAt, title, siteName, wordCount, clock.progress`,
        contents: '[clipId+revision], seq',
        placements: 'clipId, level',
        shards: 'key',
        meta: 'key',
        tags: 'tag',
        images: 'hash',
        imageUses: '[clipId+url], clipId, hash',
        previews: 'clipId',
        siteIcons: 'host',
      },
      rows: {
        ...rows,
        placements: [],
        shards: [],
        tags: await db.tags.toArray(),
        images,
        imageUses: await db.imageUses.toArray(),
        previews: (await db.previews.toArray()).map(({ thumbnail, ...row }) => ({
          ...row,
          thumbnail: thumbnail && { type: thumbnail.type, base64: toBase64(thumbnail.bytes) },
        })),
        siteIcons: [],
      },
      expected,
    },
    'database-5': {
      version: 5,
      stores: {
        clips: `${indexes}, [shelf+progress], seq, touchedAt, canonicalUrl, publishedAt, title, siteName, wordCount, clock.progress`,
        contents: '[clipId+revision], seq',
        placements: 'clipId, level',
        shards: 'key',
        meta: 'key',
        tags: 'tag',
        images: 'hash',
        imageUses: '[clipId+url], clipId, hash',
        previews: 'clipId',
        siteIcons: 'host',
        highlights: 'name, createdAt, [clipId+place], [colour+createdAt], noted, *tags',
      },
      rows: {
        ...rows,
        placements: [],
        shards: [],
        tags: await db.tags.toArray(),
        images,
        imageUses: await db.imageUses.toArray(),
        previews: [],
        siteIcons: [],
        highlights: await db.highlights.toArray(),
      },
      expected,
    },
    'database-3': {
      version: 3,
      stores: {
        clips: `${indexes}, seq, touchedAt, canonicalUrl`,
        contents: '[clipId+revision], seq',
        placements: 'clipId, level',
        shards: 'key',
        meta: 'key',
        tags: 'tag',
        images: 'hash',
        imageUses: '[clipId+url], clipId, hash',
      },
      rows: {
        ...rows,
        placements: [],
        shards: [],
        tags: await db.tags.toArray(),
        images,
        imageUses: await db.imageUses.toArray(),
      },
      expected,
    },
  };
}
