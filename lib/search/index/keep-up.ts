import type { Database } from '@sqlite.org/sqlite-wasm';
import type { ClipDatabase } from '@/lib/store/database';
import { changedSince, countSince, lastSeq } from '@/lib/store/journal';
import type { IndexState } from '../protocol';
import { entriesOf } from './entries';
import type { IndexFile } from './file';
import { read } from './schema';
import { IndexWriter } from './write';

/** Clips that are indexed at once: about an eighth of a second, after which searches have a turn. */
const BATCH = 200;
/** Clips gone from the collection are looked for while nobody waits: counting takes long. */
const COMPARE_AFTER_MS = 5000;
/** Fewer than these are indexed before anybody could read of it. */
const WORTH_TELLING = 100;

/** Where the index of a collection is, and whom to tell how it is. */
interface IndexOptions {
  readonly collection: ClipDatabase;
  /** The device's name: an index of another one's collection is thrown away. */
  readonly replica: string;
  readonly file: IndexFile;
  readonly tell: (state: IndexState) => void;
}

/** The index of a collection, opened and following it. */
export class KeptIndex {
  private readonly options: IndexOptions;
  private database: Database;
  private writer: IndexWriter;
  private running: Promise<void> | null = null;
  private again = false;
  /** How far looking for what the collection has no more has come. */
  private comparison: 'to plan' | 'planned' | 'due' | 'done' = 'to plan';

  /** Opens the index, ready to catch up with the collection of a device. */
  constructor(options: IndexOptions) {
    this.options = options;
    this.database = options.file.open(options.replica);
    this.writer = new IndexWriter(this.database);
  }

  /** The index as it is now. */
  get db(): Database {
    return this.database;
  }

  /** Empties it, since it turned out to be damaged; catching up then builds it anew. */
  renew(): void {
    this.writer.close();
    this.database = this.options.file.renew(this.options.replica);
    this.writer = new IndexWriter(this.database);
  }

  /** Takes in what changed; the same promise for all who ask meanwhile. */
  catchUp(): Promise<void> {
    this.again = true;
    this.running ??= this.rounds().finally(() => {
      this.running = null;
    });
    return this.running;
  }

  private async rounds(): Promise<void> {
    while (this.again) {
      this.again = false;
      // oxlint-disable-next-line no-await-in-loop -- what came meanwhile is the next round
      await this.guarded();
    }
  }

  private async guarded(): Promise<void> {
    try {
      await this.follow();
    } catch (error) {
      if (!isOfIndex(error)) throw error;
      this.renew();
      await this.follow();
    }
  }

  private async follow(): Promise<void> {
    const { collection, tell } = this.options;
    // A collection that lost changes is not the one that was indexed.
    if (this.seq > (await lastSeq(collection))) this.renew();
    await this.takeIn();
    if (this.comparison === 'due') {
      await this.dropGone();
      this.comparison = 'done';
    } else if (this.comparison === 'to plan') {
      this.comparison = 'planned';
      setTimeout(() => this.compare(), COMPARE_AFTER_MS);
    }
    tell({ state: 'ready', seq: this.seq });
  }

  /** How far in the journal the index is. */
  private get seq(): number {
    return Number(read(this.database, 'seq') ?? 0);
  }

  private async takeIn(): Promise<void> {
    const { collection, tell } = this.options;
    const from = this.seq;
    const total = await countSince(collection, from);
    let done = 0;
    const count = () => {
      if (total > WORTH_TELLING) tell({ state: 'building', done, total });
    };
    count();
    let next = changedSince(collection, from, BATCH);
    for (let more = true; more;) {
      const changes = await next;
      ({ more } = changes);
      // IndexedDB reads the next while this one is indexed.
      if (more) next = changedSince(collection, changes.seq, BATCH);
      const entries = await entriesOf(collection, changes);
      this.writer.put(entries, changes.seq);
      // Clips deleted for good, and those that could not be read, are not indexed.
      const there = new Set(entries.map(({ subject }) => subject.id));
      this.writer.remove(changes.clips.flatMap(({ id }) => (there.has(id) ? [] : [id])));
      done += changes.clips.length;
      if (more) count();
    }
  }

  /** Takes out what the collection has no more, of which no journal tells. */
  private async dropGone(): Promise<void> {
    const { clips } = this.options.collection;
    const indexed = Number(this.database.selectValue('SELECT count(*) FROM clips'));
    if (indexed === (await clips.count())) return;
    const there = new Set(await clips.toCollection().primaryKeys());
    const ids = this.database.selectValues('SELECT id FROM clips').map(String);
    this.writer.remove(ids.filter((id) => !there.has(id)));
  }

  private compare(): void {
    this.comparison = 'due';
    // If this fails, the next request fails too, and reports it.
    this.catchUp().catch(() => undefined);
  }
}

/** Whether an error says that the index's file is not as it was written. */
export function isOfIndex(error: unknown): boolean {
  return error instanceof Error && error.name === 'SQLite3Error';
}
