import type { EntityTable, Table, Transaction } from 'dexie';
import { Dexie } from 'dexie';
import type { Clip, Contents, Shelf } from '@/lib/clips/clip';
import { shelfOf } from '@/lib/clips/clip';
import type { Stamp } from '@/lib/clips/stamp';

/** A clip as stored: with what its indexes need. */
export interface ClipRow extends Clip {
  /** Number of this state in the journal: every change on this device takes the next. */
  readonly seq: number;
  readonly shelf: Shelf;
  /** 1 where starred and not deleted: IndexedDB cannot index booleans. */
  readonly star: 0 | 1;
}

/** A revision's contents as stored, with its number in the journal. */
export interface ContentsRow extends Contents {
  readonly seq: number;
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

/** Where the journal keeps the last number given. */
export const LAST_SEQ = 'lastSeq';

interface MetaRow {
  readonly key: string;
  readonly value: string;
}

/** The collection: the one source of truth on this device. */
export class ClipDatabase extends Dexie {
  declare readonly clips: EntityTable<ClipRow, 'id'>;
  declare readonly contents: Table<ContentsRow, [string, string]>;
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
    this.version(2)
      .stores({
        clips: 'id, clippedAt, [shelf+clippedAt], [star+clippedAt], *tags, seq',
        contents: '[clipId+revision], seq',
      })
      .upgrade(numberRows);
  }
}

/** Numbers the rows of a collection that had no journal yet, oldest first. */
async function numberRows(upgrade: Transaction): Promise<void> {
  let seq = 0;
  const number = (row: { seq: number }) => {
    seq += 1;
    row.seq = seq;
  };
  await upgrade.table('clips').toCollection().modify(number);
  await upgrade.table('contents').toCollection().modify(number);
  await upgrade.table('meta').put({ key: LAST_SEQ, value: String(seq) });
}

/** The row for a clip. */
export function clipRow(clip: Clip, seq: number): ClipRow {
  const star = clip.starred && clip.deletedAt === null ? 1 : 0;
  return { ...clip, seq, shelf: shelfOf(clip), star };
}

/** The clip of a row, without what only its indexes need. */
export function clipOf({ seq: _seq, shelf: _shelf, star: _star, ...clip }: ClipRow): Clip {
  return clip;
}
