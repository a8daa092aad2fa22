import type { ReadingSettings } from '@/lib/clips/reading-settings';
import { parseReadingSettings } from '@/lib/clips/reading-settings';
import type { ClipDatabase } from './database';

const KEY = 'reading';

/** The user's settings for reading articles, on this device. */
export async function readingSettings(db: ClipDatabase): Promise<ReadingSettings> {
  return parseReadingSettings((await db.meta.get(KEY))?.value ?? '');
}

/** Changes some of the reading settings. */
export async function changeReadingSettings(
  db: ClipDatabase,
  part: Partial<ReadingSettings>,
): Promise<void> {
  await db.transaction('rw', db.meta, async () => {
    const value = JSON.stringify({ ...(await readingSettings(db)), ...part });
    await db.meta.put({ key: KEY, value });
  });
}
