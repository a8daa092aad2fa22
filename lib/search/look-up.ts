import type { Clip } from '@/lib/clips/clip';
import type { ClipDatabase } from '@/lib/store/database';
import { newestClipped } from '@/lib/store/rows';
import type { Query } from './query/ast';
import { fits } from './query/fits';
import { subjectOf } from './subject';

/** Clips that are read at once, and at most: what the person meant is mostly new. */
const BATCH = 250;
const MOST_RESULTS = 5000;

/**
 * The newest clips that fit a query by what stands in a list: title, site, authors, tags and note,
 * not text. For where the index cannot be: a Chromium service worker has no worker of its own.
 * @param limit how many clips to find at most
 * @param patience milliseconds after which what was found by then must do
 */
export async function lookUp(
  db: ClipDatabase,
  query: Query,
  limit: number,
  patience: number,
): Promise<Clip[]> {
  const end = Date.now() + patience;
  const found: Clip[] = [];
  for (
    let read = 0;
    read < MOST_RESULTS && found.length < limit && Date.now() < end;
    read += BATCH
  ) {
    // oxlint-disable-next-line no-await-in-loop -- the next batch is read only if it is needed
    const rows = await newestClipped(db, read, BATCH);
    found.push(...rows.filter((clip) => fits(query, subjectOf(clip, null))));
    if (rows.length < BATCH) break;
  }
  return found.slice(0, limit);
}
