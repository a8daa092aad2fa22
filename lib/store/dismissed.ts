import type { ClipDatabase } from './database';

/** Notices that the user can dismiss. */
export type Notice = 'sync-full' | 'textless';

const keyOf = (notice: Notice) => `dismissed.${notice}`;

/** Whether the user has dismissed a notice. */
export async function isDismissed(db: ClipDatabase, notice: Notice): Promise<boolean> {
  return (await db.meta.get(keyOf(notice))) !== undefined;
}

/** Remembers that a notice was dismissed, on this device. */
export async function dismiss(db: ClipDatabase, notice: Notice): Promise<void> {
  await db.meta.put({ key: keyOf(notice), value: 'yes' });
}
