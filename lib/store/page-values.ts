import type { PageValues } from '@/lib/clips/page-values';
import { parsePageValues } from '@/lib/clips/page-values';
import type { ClipDatabase } from './database';
import { forgetMeta, readMeta, writeMeta } from './meta';

/** The key in `meta` of a clip's page values, on this device only. */
export const pageValuesKey = (clipId: string) => `page.${clipId}`;

/** Stores the values that templates use of a clip's page, replacing earlier ones. */
export async function keepPageValues(
  db: ClipDatabase,
  clipId: string,
  values: PageValues,
): Promise<void> {
  const key = pageValuesKey(clipId);
  if (Object.keys(values).length === 0) await forgetMeta(db, key);
  else await writeMeta(db, key, JSON.stringify(values));
}

/** The stored values of a clip's page. */
export async function readPageValues(db: ClipDatabase, clipId: string): Promise<PageValues> {
  return parsePageValues((await readMeta(db, pageValuesKey(clipId))) ?? '');
}
