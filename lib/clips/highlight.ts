import type { NoteHistory } from './note';
import { EMPTY_NOTE, mergeNotes, noteText, writeNote } from './note';
import { ownValue } from './own-value';
import type { Stamp } from './stamp';
import type { TagHistory } from './tags';
import { mergeTags, normaliseTags, tagsOf, writeTags } from './tags';

export const COLOURS = ['yellow', 'green', 'blue', 'pink'] as const;
export type Colour = (typeof COLOURS)[number];

/** A text quote selector (W3C Web Annotation, 4.2.4): the text and its context. */
export interface TextQuote {
  readonly exact: string;
  readonly prefix: string;
  readonly suffix: string;
}

/** A text position selector (4.2.5), in the text of one revision; UTF-16 code units. */
export interface Anchor {
  /**
   * `null` if the highlight has no position yet, for instance if it was imported without its text.
   */
  readonly revision: string | null;
  readonly start: number;
  readonly end: number;
}

/** A highlight in its current state. */
export interface Highlight {
  readonly id: string;
  /** Milliseconds since 1970. */
  readonly createdAt: number;
  readonly quote: TextQuote;
  readonly anchor: Anchor;
  readonly colour: Colour;
  readonly note: string;
  /** Its own tags, in addition to its clip's; omitted if there are none. */
  readonly tags?: readonly string[];
}

/**
 * A highlight's mergeable state. The quote never changes; colour, position, note and each tag are
 * decided independently, so that they merge. A `null` colour means it was removed.
 */
export interface HighlightState {
  readonly createdAt: number;
  readonly quote: TextQuote;
  readonly look: { readonly colour: Colour | null; readonly stamp: Stamp };
  readonly place: { readonly anchor: Anchor; readonly stamp: Stamp };
  readonly note: NoteHistory;
  /** Omitted if it never had any. */
  readonly tags?: TagHistory;
}

/** A clip's highlights by id, removed ones included. */
export type HighlightHistory = Readonly<Record<string, HighlightState>>;

/** A change of a highlight; with `add`, it is created if it does not exist. */
export interface HighlightEdit {
  readonly id: string;
  readonly add?: Pick<Highlight, 'createdAt' | 'quote' | 'anchor'>;
  readonly colour?: Colour;
  readonly note?: string;
  readonly tags?: readonly string[];
  readonly anchor?: Anchor;
  readonly removed?: boolean;
}

/** The anchor of a highlight without a position. */
export const NOWHERE: Anchor = { revision: null, start: 0, end: 0 };

/** The current highlights, in reading order; those without a position come last. */
export function highlightsOf(history: HighlightHistory): Highlight[] {
  return Object.entries(history)
    .flatMap(([id, { createdAt, quote, look, place, note, tags }]): Highlight[] => {
      if (look.colour === null) return [];
      const { anchor } = place;
      const on = tags ? tagsOf(tags) : [];
      const rest = { note: noteText(note), ...(on.length > 0 && { tags: on }) };
      return [{ id, createdAt, quote, anchor, colour: look.colour, ...rest }];
    })
    .toSorted(
      (a, b) =>
        Number(a.anchor.revision === null) - Number(b.anchor.revision === null) ||
        a.anchor.start - b.anchor.start ||
        a.createdAt - b.createdAt ||
        (a.id < b.id ? -1 : 1),
    );
}

/** Applies edits; unchanged fields keep their stamps, and edits without effect return `history`. */
export function writeHighlights(
  history: HighlightHistory,
  edits: readonly HighlightEdit[],
  stamp: Stamp,
): HighlightHistory {
  let next = history;
  for (const edit of edits) {
    const before =
      ownValue(next, edit.id) ??
      (edit.add && {
        createdAt: edit.add.createdAt,
        quote: edit.add.quote,
        look: { colour: edit.colour ?? 'yellow', stamp },
        place: { anchor: edit.add.anchor, stamp },
        note: EMPTY_NOTE,
      });
    if (!before) continue;
    const after = editState(before, edit, stamp);
    if (after !== ownValue(next, edit.id)) next = { ...next, [edit.id]: after };
  }
  return next;
}

function editState(state: HighlightState, edit: HighlightEdit, stamp: Stamp): HighlightState {
  const shown = state.look.colour ?? edit.colour ?? 'yellow';
  const colour =
    edit.removed === true
      ? null
      : edit.removed === false
        ? shown
        : (edit.colour ?? state.look.colour);
  let next = state;
  if (colour !== state.look.colour) next = { ...next, look: { colour, stamp } };
  const { anchor } = edit;
  if (anchor && JSON.stringify(anchor) !== JSON.stringify(state.place.anchor)) {
    next = { ...next, place: { anchor, stamp } };
  }
  if (edit.note !== undefined && edit.note !== noteText(state.note)) {
    next = { ...next, note: writeNote(state.note, edit.note, stamp) };
  }
  if (edit.tags !== undefined) {
    const before = state.tags ?? {};
    const tags = writeTags(before, normaliseTags(edit.tags), stamp);
    if (tagsOf(tags).join('\n') !== tagsOf(before).join('\n')) next = { ...next, tags };
  }
  return next;
}

const later = <T extends { readonly stamp: Stamp }>(a: T, b: T): T => {
  if (a.stamp !== b.stamp) return b.stamp > a.stamp ? b : a;
  return JSON.stringify(b) > JSON.stringify(a) ? b : a;
};

/** Merges two histories; commutative, associative and idempotent. */
export function mergeHighlights(a: HighlightHistory, b: HighlightHistory): HighlightHistory {
  const merged: Record<string, HighlightState> = { ...a };
  for (const [id, theirs] of Object.entries(b)) {
    const ours = ownValue(merged, id);
    if (!ours) {
      merged[id] = theirs;
      continue;
    }
    // A highlight has one quote; if there are two, all replicas choose the same one.
    const tags = ours.tags && theirs.tags && mergeTags(ours.tags, theirs.tags);
    const tagged = tags ?? ours.tags ?? theirs.tags;
    const same = JSON.stringify(theirs.quote) > JSON.stringify(ours.quote) ? theirs : ours;
    merged[id] = {
      createdAt: Math.min(ours.createdAt, theirs.createdAt),
      quote: same.quote,
      look: later(ours.look, theirs.look),
      place: later(ours.place, theirs.place),
      note: mergeNotes(ours.note, theirs.note),
      ...(tagged && { tags: tagged }),
    };
  }
  return merged;
}
