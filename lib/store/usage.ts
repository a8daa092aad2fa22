import type { ClipDatabase } from './database';
import { placeCounts } from './queries';

/** How many items of each kind are stored on this device. */
export interface Usage {
  /** Including those in the trash. */
  readonly clips: number;
  readonly texts: number;
  readonly images: number;
}

/** Counts what is stored, without reading it. */
export async function usage(db: ClipDatabase): Promise<Usage> {
  const [{ inbox, archive, trash }, texts, images] = await Promise.all([
    placeCounts(db),
    db.contents.count(),
    db.images.count(),
  ]);
  return { clips: inbox + archive + trash, texts, images };
}
