import type { ReadingSettings } from '@/lib/clips/reading-settings';
import { parseReadingSettings } from '@/lib/clips/reading-settings';
import type { ClipDatabase } from './database';

const KEY = 'reading';

/** How the person wants articles to look, on this device. */
export async function readingSettings(db: ClipDatabase): Promise<ReadingSettings> {
  return parseReadingSettings((await db.meta.get(KEY))?.value ?? '');
}

/** Keeps how the person wants articles to look. */
export async function keepReadingSettings(
  db: ClipDatabase,
  settings: ReadingSettings,
): Promise<void> {
  await db.meta.put({ key: KEY, value: JSON.stringify(settings) });
}
