import type { Clip } from '@/lib/clips/clip';
import type { ClipDatabase } from '@/lib/store/database';
import { newestClipped } from '@/lib/store/rows';
import type { Query } from './query/ast';
import { matchesQuery } from './query/matches-query';
import { subjectOf } from './subject';

/** Clips per batch, and in total: users mostly look for recent ones. */
const BATCH = 250;
const MOST_RESULTS = 5000;

/**
 * Finds the newest clips that match a query by title, site, authors, tags and note, not text. For
 * contexts without the index: a Chromium service worker cannot start a worker.
 * @param limit the maximum number of clips
 * @param patience milliseconds after which the results so far are returned
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
    found.push(...rows.filter((clip) => matchesQuery(query, subjectOf(clip, null))));
    if (rows.length < BATCH) break;
  }
  return found.slice(0, limit);
}
