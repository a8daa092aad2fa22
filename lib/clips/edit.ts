import type { CaptureEdit } from './capture-edit';
import { hasCompleteCapture } from './capture-edit';
import type { Clip, ClipClock, CorrectedField } from './clip';
import { CORRECTED_FIELDS } from './clip';
import { isDeletedForGood } from './for-good';
import type { HighlightEdit } from './highlight';
import { highlightsOf, writeHighlights } from './highlight';
import { noteText, writeNote } from './note';
import type { Publication } from './publication';
import { normalisePublication } from './publication';
import type { Stamp } from './stamp';
import { stampTime } from './stamp';
import { normaliseTags, tagsOf, writeTags } from './tags';

/** The user's changes to a clip. */
export interface ClipEdit {
  readonly title?: string;
  readonly tags?: readonly string[];
  readonly note?: string;
  readonly archived?: boolean;
  readonly starred?: boolean;
  /** In percent; 0 marks it unread. */
  readonly progress?: number;
  readonly deleted?: boolean;
  /** Corrected fields of the capture; the others stay. */
  readonly capture?: CaptureEdit;
  /** Replaces the whole publication: omitted fields are removed. */
  readonly publication?: Publication;
  readonly highlights?: readonly HighlightEdit[];
}

/** Whether an edit changes anything of a capture. */
const differs = (clip: Clip, capture: CaptureEdit) =>
  (Object.keys(capture) as (keyof CaptureEdit)[]).some(
    (field) => JSON.stringify(capture[field]) !== JSON.stringify(clip[field]),
  );

/** The fields corrected by this edit or earlier ones, in a fixed order. */
function correctedBy(clip: Clip, capture: CaptureEdit): Pick<Clip, 'byHand'> {
  const isCorrected = (field: CorrectedField) =>
    clip.byHand?.includes(field) === true ||
    (field in capture && JSON.stringify(capture[field]) !== JSON.stringify(clip[field]));
  const byHand = CORRECTED_FIELDS.filter(isCorrected);
  return byHand.length > 0 ? { byHand } : {};
}

type Mutable<T> = { -readonly [Key in keyof T]: T[Key] };

/**
 * Applies an edit; unchanged fields keep their stamps, and an edit without effect returns `clip`,
 * as does any edit of a clip deleted for good.
 */
export function editClip(clip: Clip, edit: ClipEdit, stamp: Stamp): Clip {
  if (isDeletedForGood(clip)) return clip;
  const next: Mutable<Partial<Clip>> = {};
  const clock: Mutable<Partial<ClipClock>> = {};
  const title = edit.title?.trim();
  if (title !== undefined && title !== '' && title !== clip.title) {
    next.title = title;
    clock.title = stamp;
  }
  if (edit.archived !== undefined && edit.archived !== clip.archived) {
    next.archived = edit.archived;
    clock.archived = stamp;
  }
  if (edit.starred !== undefined && edit.starred !== clip.starred) {
    next.starred = edit.starred;
    clock.starred = stamp;
  }
  if (edit.progress !== undefined && edit.progress !== clip.progress) {
    next.progress = edit.progress;
    clock.progress = stamp;
  }
  if (edit.deleted !== undefined && edit.deleted !== (clip.deletedAt !== null)) {
    next.deletedAt = edit.deleted ? stampTime(stamp) : null;
    clock.deleted = stamp;
  }
  if (edit.tags !== undefined) {
    const tags = writeTags(clip.clock.tags, normaliseTags(edit.tags), stamp);
    if (tagsOf(tags).join('\n') !== clip.tags.join('\n')) {
      next.tags = tagsOf(tags);
      clock.tags = tags;
    }
  }
  if (edit.note !== undefined && edit.note !== clip.note) {
    const note = writeNote(clip.clock.note, edit.note, stamp);
    next.note = noteText(note);
    clock.note = note;
  }
  if (edit.highlights !== undefined) {
    const highlights = writeHighlights(clip.clock.highlights, edit.highlights, stamp);
    if (highlights !== clip.clock.highlights) {
      next.highlights = highlightsOf(highlights);
      clock.highlights = highlights;
    }
  }
  if (edit.capture !== undefined && differs(clip, edit.capture) && hasCompleteCapture(clip)) {
    Object.assign(next, edit.capture, correctedBy(clip, edit.capture));
    clock.capture = stamp;
    // Publication fields that come from the page may still be replaced by a later capture.
    if (clip.clock.publication === clip.clock.capture) clock.publication = stamp;
  }
  if (edit.publication !== undefined) {
    const publication = normalisePublication(edit.publication);
    if (JSON.stringify(publication) !== JSON.stringify(clip.publication ?? {})) {
      next.publication = publication;
      clock.publication = stamp;
    }
  }
  if (Object.keys(clock).length === 0) return clip;
  return { ...clip, ...next, clock: { ...clip.clock, ...clock } };
}
