import type { ClipDatabase } from '@/lib/store/database';

const KEY = 'syncFailure';

/** Remembers that the last round failed and why, or with `null` that it went well. */
export async function noteFailure(db: ClipDatabase, failure: string | null): Promise<void> {
  if (failure === null) await db.meta.delete(KEY);
  else await db.meta.put({ key: KEY, value: failure });
}

/** Why the last round failed; `null` where it went well. */
export async function lastFailure(db: ClipDatabase): Promise<string | null> {
  return (await db.meta.get(KEY))?.value ?? null;
}
