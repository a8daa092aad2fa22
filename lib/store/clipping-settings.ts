import type { ClippingSettings } from '@/lib/clips/clipping-settings';
import { parseClippingSettings } from '@/lib/clips/clipping-settings';
import type { ClipDatabase } from './database';

/** Where the settings are in `meta`. */
export const CLIPPING_KEY = 'clipping';

/** What goes for new clips on this device. */
export async function clippingSettings(db: ClipDatabase): Promise<ClippingSettings> {
  return parseClippingSettings((await db.meta.get(CLIPPING_KEY))?.value ?? '');
}

/** Changes a part of what goes for new clips; the rest stays. */
export async function changeClippingSettings(
  db: ClipDatabase,
  part: Partial<ClippingSettings>,
): Promise<void> {
  await db.transaction('rw', db.meta, async () => {
    const value = JSON.stringify({ ...(await clippingSettings(db)), ...part });
    await db.meta.put({ key: CLIPPING_KEY, value });
  });
}
