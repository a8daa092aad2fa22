import type { PageValues } from '@/lib/clips/page-values';
import { parsePageValues } from '@/lib/clips/page-values';
import type { ClipDatabase } from './database';
import { forgetMeta, readMeta, writeMeta } from './meta';

/** Under which name values of a clip's page stand in `meta`: on this device alone. */
export const pageValuesKey = (clipId: string) => `page.${clipId}`;

/** Keeps what a clip's page says by the names of templates, in place of what was kept before. */
export async function keepPageValues(
  db: ClipDatabase,
  clipId: string,
  values: PageValues,
): Promise<void> {
  const key = pageValuesKey(clipId);
  if (Object.keys(values).length === 0) await forgetMeta(db, key);
  else await writeMeta(db, key, JSON.stringify(values));
}

/** What was kept of a clip's page. */
export async function readPageValues(db: ClipDatabase, clipId: string): Promise<PageValues> {
  return parsePageValues((await readMeta(db, pageValuesKey(clipId))) ?? '');
}
