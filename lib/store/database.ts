import type { EntityTable, Table, Transaction } from 'dexie';
import { Dexie } from 'dexie';
import type { Clip, Contents, Shelf } from '@/lib/clips/clip';
import { shelfOf } from '@/lib/clips/clip';
import { isDeletedForGood } from '@/lib/clips/for-good';
import { newestStamp } from '@/lib/clips/newest-stamp';
import type { TagUse } from '@/lib/clips/tag-counts';
import { TagCounts } from '@/lib/clips/tag-counts';
import type { Stamp } from '@/lib/clips/stamp';
import { NO_STAMP, stampTime } from '@/lib/clips/stamp';
import type { HighlightRow } from './highlight-row';
import { rowsOrNone } from './highlight-row';
import { BACKEND_SCHEMA, DATABASE, SCHEMA } from './schema';

/** A stored clip, with additional fields for its indexes. */
export interface ClipRow extends Clip {
  /**
   * The sequence number of this state in the journal: every change on this device takes the next.
   */
  readonly seq: number;
  /** When it was last changed in any way, on any device; milliseconds since 1970. */
  readonly touchedAt: number;
  /** `gone`: deleted for good, and on no visible shelf. */
  readonly shelf: Shelf | 'gone';
  /** 1 if starred and not deleted: IndexedDB cannot index booleans. */
  readonly star: 0 | 1;
}

/** A revision's stored contents, with its sequence number in the journal. */
export interface ContentsRow extends Contents {
  readonly seq: number;
}

/** How much of a clip is in the browser's sync storage, for all devices to read. */
export interface PlacementRow {
  readonly clipId: string;
  /** The newest stamp of the state stored there. */
  readonly stamp: Stamp;
  readonly level: 'address' | 'title' | 'details' | 'text';
}

/** An item of the browser's sync storage as last read, so that it is not decoded again. */
export interface ShardRow {
  readonly key: string;
  readonly value: string;
  /** The item's records, as decoded by the sync engine. */
  readonly records: readonly unknown[] | null;
  /** The decoder that read it: if it failed, another one may succeed. */
  readonly reader: string;
}

/**
 * An image, stored once however many clips show it; identified by the SHA-256 of its bytes, in
 * hexadecimal.
 */
export interface ImageRow {
  readonly hash: string;
  readonly type: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** A clip's use of an image, by the image's URL in its articles. */
export interface ImageUseRow {
  readonly clipId: string;
  readonly url: string;
  readonly hash: string;
}

/** An image's type and bytes. */
export type SmallImage = Omit<ImageRow, 'hash'>;

/** Additional data for showing a clip in a list; derived from its contents and images. */
export interface PreviewRow {
  readonly clipId: string;
  /** The capture that it was made from. */
  readonly revision: string | null;
  /** The beginning of the text, if the page gave no excerpt. */
  readonly excerpt: string | null;
  readonly thumbnail: SmallImage | null;
}

/** A site's icon. */
export interface SiteIconRow extends SmallImage {
  readonly host: string;
}

/** The key of the journal's last sequence number. */
export const LAST_SEQ = 'lastSeq';

interface MetaRow {
  readonly key: string;
  readonly value: string;
}

/** Thrown if the collection was stored by a newer version. Nothing is read or changed then. */
export class NewerCollection extends Error {
  override readonly name = 'NewerCollection';
}

/** The collection: the one source of truth on this device. */
export class ClipDatabase extends Dexie {
  declare readonly clips: EntityTable<ClipRow, 'id'>;
  declare readonly contents: Table<ContentsRow, [string, string]>;
  declare readonly images: EntityTable<ImageRow, 'hash'>;
  declare readonly imageUses: Table<ImageUseRow, [string, string]>;
  declare readonly tags: EntityTable<TagUse, 'tag'>;
  declare readonly placements: EntityTable<PlacementRow, 'clipId'>;
  declare readonly shards: EntityTable<ShardRow, 'key'>;
  declare readonly previews: EntityTable<PreviewRow, 'clipId'>;
  declare readonly siteIcons: EntityTable<SiteIconRow, 'host'>;
  declare readonly highlights: EntityTable<HighlightRow, 'name'>;
  declare readonly meta: EntityTable<MetaRow, 'key'>;

  /** Runs work that changes clips, in one transaction with all data that depends on them. */
  change<T>(work: () => Promise<T>): Promise<T> {
    const { clips, contents, images, imageUses, previews, tags, highlights, meta } = this;
    const tables = [clips, contents, images, imageUses, previews, tags, highlights, meta];
    return this.transaction('rw', tables, work);
  }

  /** Opens lazily, at the first query. */
  constructor(name = DATABASE) {
    // Chromium's default acknowledges a commit before it reaches the disk.
    super(name, { chromeTransactionDurability: 'strict' });
    this.version(1).stores({
      clips: 'id, clippedAt, [shelf+clippedAt], [star+clippedAt], *tags',
      contents: '[clipId+revision]',
      outbox: 'clipId',
      published: 'clipId',
      meta: 'key',
    });
    this.version(2)
      .stores({
        clips: 'id, clippedAt, [shelf+clippedAt], [star+clippedAt], *tags, seq, touchedAt',
        contents: '[clipId+revision], seq',
        placements: 'clipId, level',
        shards: 'key',
        outbox: null,
        published: null,
      })
      .upgrade(numberRows);
    this.version(3)
      .stores({
        clips:
          'id, clippedAt, [shelf+clippedAt], [star+clippedAt], *tags, seq, touchedAt, canonicalUrl',
        tags: 'tag',
        images: 'hash',
        imageUses: '[clipId+url], clipId, hash',
      })
      .upgrade(countTags);
    // Only indexes: no row is rewritten.
    this.version(4).stores({
      clips:
        'id, clippedAt, [shelf+clippedAt], [shelf+progress], [star+clippedAt], *tags, seq, touchedAt, canonicalUrl, publishedAt, title, siteName, wordCount, clock.progress',
      previews: 'clipId',
      siteIcons: 'host',
    });
    this.version(SCHEMA)
      .stores({
        highlights: 'name, createdAt, [clipId+place], [colour+createdAt], noted, *tags',
      })
      .upgrade(listHighlights);
    // Dexie would open newer versions as its own.
    this.on('ready', () => {
      if (this.backendDB().version > BACKEND_SCHEMA) {
        throw new NewerCollection('This collection was saved by a newer version of Tearsheet');
      }
    });
  }
}

/** Migration: counts the tags of a collection without tag counts. */
async function countTags(upgrade: Transaction): Promise<void> {
  const counts = new TagCounts();
  await upgrade.table<ClipRow>('clips').each((row) => counts.add(row, 1));
  await upgrade.table<TagUse>('tags').bulkPut(counts.rows());
}

/** Migration: lists the highlights, which used to be stored only with their clips. */
async function listHighlights(upgrade: Transaction): Promise<void> {
  const rows: HighlightRow[] = [];
  await upgrade.table<ClipRow>('clips').each((row) => rows.push(...rowsOrNone(row)));
  await upgrade.table<HighlightRow>('highlights').bulkPut(rows);
}

/** Migration: numbers the rows of a collection without a journal, oldest first. */
async function numberRows(upgrade: Transaction): Promise<void> {
  let seq = 0;
  await upgrade
    .table<ClipRow>('clips')
    .toCollection()
    .modify((row, place) => {
      seq += 1;
      const clock = { ...row.clock, progress: NO_STAMP, highlights: {} };
      const clip = { ...row, doi: null, progress: 0, highlights: [], clock };
      place.value = clipRow(clip, seq);
    });
  await upgrade
    .table<ContentsRow>('contents')
    .toCollection()
    .modify((row, place) => {
      seq += 1;
      place.value = { ...row, seq };
    });
  await upgrade.table('meta').put({ key: LAST_SEQ, value: String(seq) });
}

/** The row for a clip. */
export function clipRow(clip: Clip, seq: number): ClipRow {
  const star = clip.starred && clip.deletedAt === null ? 1 : 0;
  const shelf = isDeletedForGood(clip) ? 'gone' : shelfOf(clip);
  return { ...clip, seq, touchedAt: stampTime(newestStamp(clip)), shelf, star };
}

/** The clip of a row, without the fields for indexes. */
export function clipOf(row: ClipRow): Clip {
  const { seq: _seq, touchedAt: _touchedAt, shelf: _shelf, star: _star, ...clip } = row;
  return clip;
}
