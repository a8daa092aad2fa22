import type { EntityTable, Table } from 'dexie';
import { Dexie } from 'dexie';
import type { Clip, Contents, Shelf } from '@/lib/clips/clip';
import { shelfOf } from '@/lib/clips/clip';
import type { Stamp } from '@/lib/clips/stamp';

/** A clip as stored: with what its indexes need. */
export interface ClipRow extends Clip {
  readonly shelf: Shelf;
  /** 1 where starred and not deleted: IndexedDB cannot index booleans. */
  readonly star: 0 | 1;
}

/** A clip whose newest state a remote has not taken yet. */
export interface OutboxRow {
  readonly clipId: string;
  readonly stamp: Stamp;
  /** Set where the remote had no room for it, so that the person can be told. */
  readonly refused?: 'too large' | 'no room';
}

/** A clip whose state this replica has put into a remote. */
export interface PublishedRow {
  readonly clipId: string;
  readonly stamp: Stamp;
  /** Bytes it takes of the remote's quota. */
  readonly bytes: number;
}

interface MetaRow {
  readonly key: string;
  readonly value: string;
}

/** The collection: the one source of truth on this device. */
export class ClipDatabase extends Dexie {
  declare readonly clips: EntityTable<ClipRow, 'id'>;
  declare readonly contents: Table<Contents, [string, string]>;
  declare readonly outbox: EntityTable<OutboxRow, 'clipId'>;
  declare readonly published: EntityTable<PublishedRow, 'clipId'>;
  declare readonly meta: EntityTable<MetaRow, 'key'>;

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
  }
}

/** The row for a clip. */
export function clipRow(clip: Clip): ClipRow {
  return { ...clip, shelf: shelfOf(clip), star: clip.starred && clip.deletedAt === null ? 1 : 0 };
}
