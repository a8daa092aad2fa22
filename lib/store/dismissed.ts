import type { ClipDatabase } from './database';

/** Notices that the user can dismiss. */
export type Notice = 'sync-full' | 'textless';

const keyOf = (notice: Notice) => `dismissed.${notice}`;

/** When the user last dismissed a notice, in milliseconds since 1970; 0 if never. */
export async function dismissedAt(db: ClipDatabase, notice: Notice): Promise<number> {
  // Earlier versions stored `yes`, without the time.
  return Number((await db.meta.get(keyOf(notice)))?.value ?? 0) || 0;
}

/** Whether the user has dismissed a notice. */
export async function isDismissed(db: ClipDatabase, notice: Notice): Promise<boolean> {
  return (await db.meta.get(keyOf(notice))) !== undefined;
}

/**
 * Remembers that a notice was dismissed, on this device.
 * @param now milliseconds since 1970
 */
export async function dismiss(db: ClipDatabase, notice: Notice, now: number): Promise<void> {
  await db.meta.put({ key: keyOf(notice), value: String(now) });
}
