import type { ClipDatabase } from './database';

/** What this device keeps under a name, as it was written; `undefined` where there is nothing. */
export async function readMeta(db: ClipDatabase, key: string): Promise<string | undefined> {
  return (await db.meta.get(key))?.value;
}

/** Keeps something under a name. */
export async function writeMeta(db: ClipDatabase, key: string, value: string): Promise<void> {
  await db.meta.put({ key, value });
}

/** Keeps nothing under a name any more. */
export async function forgetMeta(db: ClipDatabase, key: string): Promise<void> {
  await db.meta.delete(key);
}

/** Reads and writes what is kept under names as one: nobody comes between. */
export function changeMeta<T>(db: ClipDatabase, change: () => Promise<T>): Promise<T> {
  return db.transaction('rw', db.meta, change);
}
