import type { ClipDatabase } from '@/lib/store/database';
import { clipRow } from '@/lib/store/rows';
import { statusOf } from './engine';
import type { Level } from './levels';
import { placementOf } from './placement';

/**
 * Where a clip is stored besides this device: in CouchDB, at a level of browser sync, in none of
 * them yet (`waiting`), or only here since browser sync is full (`here`).
 */
export type WhereStored = 'couchdb' | Level | 'waiting' | 'here';

/** Says where a clip's newest state is stored. */
export async function whereStored(db: ClipDatabase, id: string): Promise<WhereStored> {
  const [clip, level, browser, couchdb] = await Promise.all([
    clipRow(db, id),
    placementOf(db, id),
    statusOf(db, 'browser'),
    statusOf(db, 'couchdb'),
  ]);
  const changedAt = clip?.touchedAt ?? 0;
  const { round } = couchdb;
  const complete = round !== null && !round.more && round.waiting === 0 && round.unfit === 0;
  // CouchDB holds every clip whole, so it is named first.
  if (complete && (couchdb.succeededAt ?? 0) > changedAt) return 'couchdb';
  if (level) return level;
  if (couchdb.succeededAt !== null) return 'waiting';
  const tried = browser.failure === null && (browser.succeededAt ?? 0) > changedAt;
  return tried ? 'here' : 'waiting';
}
