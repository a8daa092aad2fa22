import type { Capture, Clip } from './clip';
import { bareTombstone, isDeletedForGood } from './for-good';
import { highlightsOf, mergeHighlights } from './highlight';
import { mergeNotes, noteText } from './note';
import { laterPublication, withPublication } from './publication';
import type { Stamp } from './stamp';
import { mergeTags, tagsOf } from './tags';

const CAPTURE_FIELDS = [
  'url',
  'canonicalUrl',
  'authors',
  'siteName',
  'publishedAt',
  'modifiedAt',
  'section',
  'doi',
  'lang',
  'dir',
  'excerpt',
  'standfirst',
  'leadImage',
  'wordCount',
  'revision',
  'capturedAt',
  'byHand',
] as const satisfies readonly (keyof Capture)[];

/** The capture fields of a clip. */
export function captureFields(clip: Clip): Capture {
  return captureWith((field) => clip[field]);
}

function captureWith(value: (field: keyof Capture) => unknown): Capture {
  const fields = CAPTURE_FIELDS.map((field) => [field, value(field)] as const);
  // Optional fields of a capture are omitted rather than set to `undefined`.
  return Object.fromEntries(fields.filter(([, each]) => each !== undefined)) as unknown as Capture;
}

/** Whether `b`'s register wins: the later stamp, and on equal stamps the greater value. */
function wins(a: { stamp: Stamp; value: unknown }, b: { stamp: Stamp; value: unknown }): boolean {
  if (a.stamp !== b.stamp) return b.stamp > a.stamp;
  return JSON.stringify(b.value) > JSON.stringify(a.value);
}

/**
 * The later capture. Two states of the same capture differ if fields were dropped from one to save
 * space: a field in either then beats its absence.
 */
function mergeCaptures(a: Clip, b: Clip): Capture {
  if (a.clock.capture !== b.clock.capture) {
    return captureFields(b.clock.capture > a.clock.capture ? b : a);
  }
  const fuller = (field: keyof Capture) => {
    if ((a[field] ?? null) === null || (b[field] ?? null) === null) return b[field] ?? a[field];
    return JSON.stringify(b[field]) > JSON.stringify(a[field]) ? b[field] : a[field];
  };
  return captureWith(fuller);
}

type Register = 'title' | 'archived' | 'starred' | 'progress';

/**
 * Merges two states of one clip, field by field, by the later stamp; deletion is a field like any
 * other, so a concurrent edit elsewhere does not bring the clip back. A clip deleted for good has
 * nothing but its tombstone: if a later deletion or its undo wins over that, the other fields come
 * from the states that still have them. Apart from fields lost like this, merging is commutative,
 * associative and idempotent, so that replicas with the same input converge, in whatever order.
 */
export function mergeClips(a: Clip, b: Clip): Clip {
  const newer = (field: Register) =>
    wins({ stamp: a.clock[field], value: a[field] }, { stamp: b.clock[field], value: b[field] })
      ? b
      : a;
  const deleted = wins(
    { stamp: a.clock.deleted, value: a.deletedAt },
    { stamp: b.clock.deleted, value: b.deletedAt },
  )
    ? b
    : a;
  const [title, archived] = [newer('title'), newer('archived')];
  const [starred, progress] = [newer('starred'), newer('progress')];
  const tags = mergeTags(a.clock.tags, b.clock.tags);
  const note = mergeNotes(a.clock.note, b.clock.note);
  const highlights = mergeHighlights(a.clock.highlights, b.clock.highlights);
  const merged: Clip = withPublication<Clip>(
    {
      ...mergeCaptures(a, b),
      id: a.id,
      clippedAt: Math.min(a.clippedAt, b.clippedAt),
      title: title.title,
      archived: archived.archived,
      starred: starred.starred,
      progress: progress.progress,
      deletedAt: deleted.deletedAt,
      tags: tagsOf(tags),
      note: noteText(note),
      highlights: highlightsOf(highlights),
      clock: {
        capture: a.clock.capture > b.clock.capture ? a.clock.capture : b.clock.capture,
        title: title.clock.title,
        archived: archived.clock.archived,
        starred: starred.clock.starred,
        progress: progress.clock.progress,
        deleted: deleted.clock.deleted,
        tags,
        note,
        highlights,
      },
    },
    laterPublication(a, b),
  );
  return isDeletedForGood(merged) ? bareTombstone(merged) : merged;
}
