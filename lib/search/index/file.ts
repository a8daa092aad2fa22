import type { Database, SAHPoolUtil } from '@sqlite.org/sqlite-wasm';
import sqlite3InitModule from '@sqlite.org/sqlite-wasm';
import { createTables, isUsable } from './schema';

const NAME = '/index.sqlite3';
/**
 * A pool of files, two of which are the database and its journal. A failed attempt does not delete
 * them.
 */
const POOL = {
  directory: 'search-index',
  initialCapacity: 4,
  preserveOnInitFailure: true,
  forceReinitIfPreviouslyFailed: true,
};
/** The previous worker may not have released the files yet. */
const ATTEMPTS = 20;
const PAUSE = 250;

/**
 * The index is rebuilt from the collection if it is damaged, so writes do not wait for the disk; an
 * interrupted write is still rolled back from the journal file.
 */
const SETTINGS = `
  PRAGMA locking_mode = EXCLUSIVE;
  PRAGMA journal_mode = TRUNCATE;
  PRAGMA synchronous = OFF;
  PRAGMA cache_size = -16000;
  PRAGMA temp_store = MEMORY;
`;

/** The file of the index. */
export interface IndexFile {
  /** Opens the existing index; an empty one if that is damaged, of another version or missing. */
  open(replica: string): Database;
  /** Deletes the existing index, and creates an empty one. */
  renew(replica: string): Database;
}

/** The index's file in the origin private file system, which one worker at a time can open. */
export async function indexFile(): Promise<IndexFile> {
  const sqlite = await sqlite3InitModule();
  const pool = await installPool(() => sqlite.installOpfsSAHPoolVfs(POOL));
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
        // Damaged: it is useless.
      }
      return renew(replica);
    },
  };
}

async function installPool(install: () => Promise<SAHPoolUtil>): Promise<SAHPoolUtil> {
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
