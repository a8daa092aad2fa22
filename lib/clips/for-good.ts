import type { Clip } from './clip';
import { EMPTY_NOTE } from './note';
import type { Stamp } from './stamp';
import { LAST_COUNTER, makeStamp, NO_STAMP, stampCounter, stampReplica, stampTime } from './stamp';

/*
 * A clip that is deleted for good leaves a tombstone of only its id and URL, so that no device and
 * no backup brings it back. The marker has to work where a stamp is all that is known of a
 * deletion: a deletion for good has the highest counter, which no other event gets.
 */

/** Turns a stamp into one that deletes for good. */
export function forGoodStamp(stamp: Stamp): Stamp {
  return makeStamp(stampTime(stamp), LAST_COUNTER, stampReplica(stamp));
}

/** Whether a clip is deleted for good. */
export function isDeletedForGood({ deletedAt, clock }: Pick<Clip, 'deletedAt' | 'clock'>): boolean {
  return deletedAt !== null && stampCounter(clock.deleted) === LAST_COUNTER;
}

/** The tombstone of a clip that is deleted for good. */
export function bareTombstone({ id, canonicalUrl, clock }: Clip): Clip {
  return {
    id,
    canonicalUrl,
    url: canonicalUrl,
    title: canonicalUrl,
    authors: [],
    siteName: null,
    publishedAt: null,
    modifiedAt: null,
    section: null,
    doi: null,
    lang: null,
    dir: null,
    excerpt: null,
    leadImage: null,
    wordCount: 0,
    revision: null,
    capturedAt: 0,
    clippedAt: stampTime(clock.deleted),
    archived: false,
    starred: false,
    progress: 0,
    deletedAt: stampTime(clock.deleted),
    tags: [],
    note: '',
    highlights: [],
    clock: {
      capture: NO_STAMP,
      title: NO_STAMP,
      archived: NO_STAMP,
      starred: NO_STAMP,
      progress: NO_STAMP,
      deleted: clock.deleted,
      tags: {},
      note: EMPTY_NOTE,
      highlights: {},
    },
  };
}
