import type { ClipDatabase } from './database';

/** Reads the raw value that this device stores under a key; `undefined` if there is none. */
export async function readMeta(db: ClipDatabase, key: string): Promise<string | undefined> {
  return (await db.meta.get(key))?.value;
}

/** Stores a value under a key. */
export async function writeMeta(db: ClipDatabase, key: string, value: string): Promise<void> {
  await db.meta.put({ key, value });
}

/** Deletes the value of a key. */
export async function forgetMeta(db: ClipDatabase, key: string): Promise<void> {
  await db.meta.delete(key);
}

/** Reads and writes values in one transaction. */
export function changeMeta<T>(db: ClipDatabase, change: () => Promise<T>): Promise<T> {
  return db.transaction('rw', db.meta, change);
}
