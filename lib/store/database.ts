import type { EntityTable, Table, Transaction } from 'dexie';
import { Dexie } from 'dexie';
import type { Clip, Contents, Shelf } from '@/lib/clips/clip';
import { shelfOf } from '@/lib/clips/clip';
import { isForGood } from '@/lib/clips/for-good';
import { newestStamp } from '@/lib/clips/newest-stamp';
import type { TagUse } from '@/lib/clips/tag-counts';
import { TagCounts } from '@/lib/clips/tag-counts';
import type { Stamp } from '@/lib/clips/stamp';
import { NO_STAMP, stampTime } from '@/lib/clips/stamp';
import type { HighlightRow } from './highlight-row';
import { rowsOrNone } from './highlight-row';

/** A clip as stored: with what its indexes need. */
export interface ClipRow extends Clip {
  /** Number of this state in the journal: every change on this device takes the next. */
  readonly seq: number;
  /** When anything about it was last decided, on whatever device; milliseconds since 1970. */
  readonly touchedAt: number;
  /** `gone`: deleted for good, and on no shelf that anybody sees. */
  readonly shelf: Shelf | 'gone';
  /** 1 where starred and not deleted: IndexedDB cannot index booleans. */
  readonly star: 0 | 1;
}

/** A revision's contents as stored, with its number in the journal. */
export interface ContentsRow extends Contents {
  readonly seq: number;
}

/** How much of a clip the browser's storage holds, for all devices to read. */
export interface PlacementRow {
  readonly clipId: string;
  /** Newest stamp of the state that is there. */
  readonly stamp: Stamp;
  readonly level: 'address' | 'title' | 'details' | 'text';
}

/** An item of the browser's storage as last read, so that it is not read again. */
export interface ShardRow {
  readonly key: string;
  readonly value: string;
  /** What the item says, as the sync engine reads it. */
  readonly records: readonly unknown[] | null;
  /** Who read it: where it could not be read, another may. */
  readonly reader: string;
}

/** An image, kept once whatever shows it; by the SHA-256 of its bytes, in hexadecimal. */
export interface ImageRow {
  readonly hash: string;
  readonly type: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** That a clip shows an image, by the address that it has in its articles. */
export interface ImageUseRow {
  readonly clipId: string;
  readonly url: string;
  readonly hash: string;
}

/** An image's type and bytes. */
export type SmallImage = Omit<ImageRow, 'hash'>;

/** What a list shows of a clip beside what the clip says; made from its contents and images. */
export interface PreviewRow {
  readonly clipId: string;
  /** The capture that it was made of. */
  readonly revision: string | null;
  /** The beginning of the text, where the page gave no excerpt. */
  readonly excerpt: string | null;
  readonly thumbnail: SmallImage | null;
}

/** The icon that a site's pages gave. */
export interface SiteIconRow extends SmallImage {
  readonly host: string;
}

/** Where the journal keeps the last number given. */
export const LAST_SEQ = 'lastSeq';

interface MetaRow {
  readonly key: string;
  readonly value: string;
}

const SCHEMA = 5;
/** Dexie multiplies versions by ten before IndexedDB sees them. */
const BACKEND_SCHEMA = SCHEMA * 10;

/** Thrown where a newer Tearsheet has stored the collection. Nothing is read or changed then. */
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

  /** Runs work that changes clips, in one transaction with all that is kept beside them. */
  change<T>(work: () => Promise<T>): Promise<T> {
    const { clips, contents, images, imageUses, previews, tags, highlights, meta } = this;
    const tables = [clips, contents, images, imageUses, previews, tags, highlights, meta];
    return this.transaction('rw', tables, work);
  }

  /** Opens lazily, at the first query. */
  constructor(name = 'tearsheet') {
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
    // Indexes alone: no row is written anew.
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
    // Dexie opens what is newer as if it were its own.
    this.on('ready', () => {
      if (this.backendDB().version > BACKEND_SCHEMA) {
        throw new NewerCollection('This collection was stored by a newer version of Tearsheet');
      }
    });
  }
}

/** Counts the tags of a collection that has not kept count yet. */
async function countTags(upgrade: Transaction): Promise<void> {
  const counts = new TagCounts();
  await upgrade.table<ClipRow>('clips').each((row) => counts.add(row, 1));
  await upgrade.table<TagUse>('tags').bulkPut(counts.rows());
}

/** Lists the highlights of a collection that kept them with their clips alone. */
async function listHighlights(upgrade: Transaction): Promise<void> {
  const rows: HighlightRow[] = [];
  await upgrade.table<ClipRow>('clips').each((row) => rows.push(...rowsOrNone(row)));
  await upgrade.table<HighlightRow>('highlights').bulkPut(rows);
}

/** Numbers the rows of a collection that had no journal yet, oldest first. */
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
  const shelf = isForGood(clip) ? 'gone' : shelfOf(clip);
  return { ...clip, seq, touchedAt: stampTime(newestStamp(clip)), shelf, star };
}

/** The clip of a row, without what only its indexes need. */
export function clipOf(row: ClipRow): Clip {
  const { seq: _seq, touchedAt: _touchedAt, shelf: _shelf, star: _star, ...clip } = row;
  return clip;
}
