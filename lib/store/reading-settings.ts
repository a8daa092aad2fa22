import type { ReadingSettings } from '@/lib/clips/reading-settings';
import { parseReadingSettings } from '@/lib/clips/reading-settings';
import type { ClipDatabase } from './database';

const KEY = 'reading';

/** How the person wants articles to look, on this device. */
export async function readingSettings(db: ClipDatabase): Promise<ReadingSettings> {
  return parseReadingSettings((await db.meta.get(KEY))?.value ?? '');
}

/** Changes a part of how the person wants articles to look; the rest stays. */
export async function changeReadingSettings(
  db: ClipDatabase,
  part: Partial<ReadingSettings>,
): Promise<void> {
  await db.transaction('rw', db.meta, async () => {
    const value = JSON.stringify({ ...(await readingSettings(db)), ...part });
    await db.meta.put({ key: KEY, value });
  });
}
