import type { ClippingSettings } from '@/lib/clips/clipping-settings';
import { parseClippingSettings } from '@/lib/clips/clipping-settings';
import type { ClipDatabase } from './database';

/** The settings' key in `meta`. */
export const CLIPPING_KEY = 'clipping';

/** The settings for new clips on this device. */
export async function clippingSettings(db: ClipDatabase): Promise<ClippingSettings> {
  return parseClippingSettings((await db.meta.get(CLIPPING_KEY))?.value ?? '');
}

/** Changes some of the settings for new clips. */
export async function changeClippingSettings(
  db: ClipDatabase,
  part: Partial<ClippingSettings>,
): Promise<void> {
  await db.transaction('rw', db.meta, async () => {
    const value = JSON.stringify({ ...(await clippingSettings(db)), ...part });
    await db.meta.put({ key: CLIPPING_KEY, value });
  });
}
