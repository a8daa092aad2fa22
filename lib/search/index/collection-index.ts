import type { Database } from '@sqlite.org/sqlite-wasm';
import type { ClipDatabase } from '@/lib/store/database';
import { changedSince, countSince, lastSeq } from '@/lib/store/journal';
import { allClipIds, countClips } from '@/lib/store/rows';
import type { IndexState } from '../protocol';
import { entriesOf } from './entries';
import type { IndexFile } from './file';
import { readIndexValue } from './schema';
import { IndexWriter } from './write';

/** Clips per batch: about an eighth of a second, after which searches get a turn. */
const BATCH = 200;
/** Clips missing from the collection are searched for when idle: counting takes long. */
const COMPARE_AFTER_MS = 5000;
/** How long indexing waits when it is deferred, in milliseconds. */
const DEFERRAL_MS = 300;
/** Fewer clips than this are indexed before anyone could read a message. */
const WORTH_TELLING = 100;

/** The collection and file of an index, and a callback for its state. */
interface IndexOptions {
  readonly collection: ClipDatabase;
  /** The device's name: an index of another one's collection is discarded. */
  readonly replica: string;
  readonly file: IndexFile;
  readonly tell: (state: IndexState) => void;
}

/** The index of a collection, kept up to date with it. */
export class CollectionIndex {
  private readonly options: IndexOptions;
  private database: Database;
  private writer: IndexWriter;
  private running: Promise<void> | null = null;
  private again = false;
  private deferredUntil = 0;
  /** The progress of searching for clips missing from the collection. */
  private comparison: 'to plan' | 'planned' | 'due' | 'done' = 'to plan';

  /** Opens the index, ready to catch up with a device's collection. */
  constructor(options: IndexOptions) {
    this.options = options;
    this.database = options.file.open(options.replica);
    this.writer = new IndexWriter(this.database);
  }

  /** The index in its current state. */
  get db(): Database {
    return this.database;
  }

  /** Empties a damaged index; catching up then rebuilds it. */
  renew(): void {
    this.writer.close();
    this.database = this.options.file.renew(this.options.replica);
    this.writer = new IndexWriter(this.database);
  }

  /** Lets indexing wait for a moment after its current batch. */
  defer(): void {
    this.deferredUntil = performance.now() + DEFERRAL_MS;
  }

  /** Indexes all changes; concurrent calls share a promise. */
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
      await this.updateOrRebuild();
    }
  }

  private async updateOrRebuild(): Promise<void> {
    try {
      await this.update();
    } catch (error) {
      if (!isIndexDamaged(error)) throw error;
      this.renew();
      await this.update();
    }
  }

  private async update(): Promise<void> {
    const { collection, tell } = this.options;
    // A collection that lost changes is not the one that was indexed.
    if (this.seq > (await lastSeq(collection))) this.renew();
    await this.indexChanges();
    if (this.comparison === 'due') {
      await this.removeMissing();
      this.comparison = 'done';
    } else if (this.comparison === 'to plan') {
      this.comparison = 'planned';
      setTimeout(() => this.compare(), COMPARE_AFTER_MS);
    }
    tell({ state: 'ready', seq: this.seq });
  }

  /** The index's position in the journal. */
  private get seq(): number {
    return Number(readIndexValue(this.database, 'seq') ?? 0);
  }

  private async indexChanges(): Promise<void> {
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
      await this.whileDeferred();
      // IndexedDB reads the next batch while this one is indexed.
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

  private async whileDeferred(): Promise<void> {
    for (let ms = this.restOfDeferral; ms > 0; ms = this.restOfDeferral)
      // oxlint-disable-next-line no-await-in-loop -- it may be deferred again meanwhile
      await new Promise((resolve) => {
        setTimeout(resolve, ms);
      });
  }

  private get restOfDeferral(): number {
    return this.deferredUntil - performance.now();
  }

  /** Removes clips missing from the collection, which the journal does not record. */
  private async removeMissing(): Promise<void> {
    const { collection } = this.options;
    const indexed = Number(this.database.selectValue('SELECT count(*) FROM clips'));
    if (indexed === (await countClips(collection))) return;
    const there = new Set(await allClipIds(collection));
    const ids = this.database.selectValues('SELECT id FROM clips').map(String);
    this.writer.remove(ids.filter((id) => !there.has(id)));
  }

  private compare(): void {
    this.comparison = 'due';
    // If this fails, the next request fails too, and reports it.
    this.catchUp().catch(() => undefined);
  }
}

/** Whether an error means that the index's file is damaged. */
export function isIndexDamaged(error: unknown): boolean {
  return error instanceof Error && error.name === 'SQLite3Error';
}
