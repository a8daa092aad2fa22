import type { Database, SAHPoolUtil } from '@sqlite.org/sqlite-wasm';
import sqlite3InitModule from '@sqlite.org/sqlite-wasm';
import { createTables, isUsable } from './schema';

const NAME = '/index.sqlite3';
/** A pool of files, of which this and its journal take two. A failed attempt leaves them alone. */
const POOL = {
  directory: 'search-index',
  initialCapacity: 4,
  preserveOnInitFailure: true,
  forceReinitIfPreviouslyFailed: true,
};
/** The worker that had the files a moment ago may still be going away. */
const ATTEMPTS = 20;
const PAUSE = 250;

/**
 * The index is rebuilt from the collection whenever it is damaged, so no write waits for the disk;
 * a stop in the middle of a write is undone from the journal file all the same.
 */
const SETTINGS = `
  PRAGMA locking_mode = EXCLUSIVE;
  PRAGMA journal_mode = TRUNCATE;
  PRAGMA synchronous = OFF;
  PRAGMA cache_size = -16000;
  PRAGMA temp_store = MEMORY;
`;

/** The file that the index is in. */
export interface IndexFile {
  /** Opens what is there; an empty index where that is damaged, of another version or not there. */
  open(replica: string): Database;
  /** Throws away what is there, and gives an empty index. */
  renew(replica: string): Database;
}

/** The index's file in the origin's private file system, which one worker has at a time. */
export async function indexFile(): Promise<IndexFile> {
  const sqlite = await sqlite3InitModule();
  const pool = await obtain(() => sqlite.installOpfsSAHPoolVfs(POOL));
  let db: Database | null = null;
  const opened = () => {
    db = new pool.OpfsSAHPoolDb(NAME);
    db.exec(SETTINGS);
    return db;
  };
  const renew = (replica: string) => {
    db?.close();
    pool.unlink(NAME);
    const empty = opened();
    createTables(empty, replica);
    return empty;
  };
  return {
    renew,
    open(replica) {
      try {
        const there = opened();
        if (isUsable(there, replica)) return there;
      } catch {
        // Damaged: what is not understood is of no use.
      }
      return renew(replica);
    },
  };
}

async function obtain(install: () => Promise<SAHPoolUtil>): Promise<SAHPoolUtil> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      // oxlint-disable-next-line no-await-in-loop -- one attempt after the other
      return await install();
    } catch (error) {
      if (attempt === ATTEMPTS) throw error;
      // oxlint-disable-next-line no-await-in-loop -- as above
      await new Promise((resolve) => setTimeout(resolve, PAUSE));
    }
  }
}
