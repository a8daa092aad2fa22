import type { Database } from '@sqlite.org/sqlite-wasm';
import type { ClipDatabase } from '@/lib/store/database';
import { changedSince, countSince, lastSeq } from '@/lib/store/journal';
import type { IndexState } from '../protocol';
import { entriesOf } from './entries';
import type { IndexFile } from './file';
import { read } from './schema';
import { writer } from './write';

/** Clips that are indexed at once: about an eighth of a second, after which searches have a turn. */
const BATCH = 200;
/** What the collection has no more is looked for when nobody is waiting: counting clips takes long. */
const COMPARE_AFTER_MS = 5000;
/** Fewer than these are indexed before anybody could read of it. */
const WORTH_TELLING = 100;

/** The index of a collection, opened and following it. */
export interface KeptIndex {
  /** The index as it is now. */
  readonly db: () => Database;
  /** Takes in what changed; the same promise for all who ask meanwhile. */
  readonly catchUp: () => Promise<void>;
  /** Empties it, since it turned out to be damaged; catching up then builds it anew. */
  readonly renew: () => void;
}

/** Opens the index, ready to catch up with the collection of a device. */
export function keepUp(
  collection: ClipDatabase,
  replica: string,
  file: IndexFile,
  tell: (state: IndexState) => void,
): KeptIndex {
  let db = file.open(replica);
  let write = writer(db);
  let running: Promise<void> | null = null;
  let again = false;
  /** How far looking for what the collection has no more has come. */
  let comparison: 'to plan' | 'planned' | 'due' | 'done' = 'to plan';

  const renew = () => {
    write.close();
    db = file.renew(replica);
    write = writer(db);
  };

  const follow = async () => {
    // A collection that lost changes is not the one that was indexed.
    if (Number(read(db, 'seq') ?? 0) > (await lastSeq(collection))) renew();
    const from = Number(read(db, 'seq') ?? 0);
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
      write.put(entries, changes.seq);
      // What is deleted for good is in no index; nor is what could not be read.
      const there = new Set(entries.map(({ subject }) => subject.id));
      write.remove(changes.clips.flatMap(({ id }) => (there.has(id) ? [] : [id])));
      done += changes.clips.length;
      if (more) count();
    }
    if (comparison === 'due') {
      await dropGone();
      comparison = 'done';
    } else if (comparison === 'to plan') {
      comparison = 'planned';
      setTimeout(compare, COMPARE_AFTER_MS);
    }
    tell({ state: 'ready', seq: Number(read(db, 'seq')) });
  };

  /** Takes out what the collection has no more, of which no journal tells. */
  const dropGone = async () => {
    const indexed = Number(db.selectValue('SELECT count(*) FROM clips'));
    if (indexed === (await collection.clips.count())) return;
    const there = new Set(await collection.clips.toCollection().primaryKeys());
    const ids = db.selectValues('SELECT id FROM clips').map(String);
    write.remove(ids.filter((id) => !there.has(id)));
  };

  const compare = () => {
    comparison = 'due';
    // What fails here fails for whoever asks next, too, and is told then.
    catchUp().catch(() => undefined);
  };

  const guarded = async () => {
    try {
      await follow();
    } catch (error) {
      if (!isOfIndex(error)) throw error;
      renew();
      await follow();
    }
  };

  const catchUp = async (): Promise<void> => {
    again = true;
    running ??= (async () => {
      try {
        while (again) {
          again = false;
          // oxlint-disable-next-line no-await-in-loop -- what came meanwhile is the next round
          await guarded();
        }
      } finally {
        running = null;
      }
    })();
    return running;
  };

  return {
    db: () => db,
    catchUp,
    renew,
  };
}

/** Whether an error says that the index's file is not as it was written. */
export function isOfIndex(error: unknown): boolean {
  return error instanceof Error && error.name === 'SQLite3Error';
}
