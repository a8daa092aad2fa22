import type { HighlightHistory, HighlightState } from '@/lib/clips/highlight';
import { COLOURS, NOWHERE } from '@/lib/clips/highlight';
import { EMPTY_NOTE } from '@/lib/clips/note';
import { NO_STAMP, stampTime, type Stamp } from '@/lib/clips/stamp';
import type { FieldCoder } from './fields';
import { KINDS } from './kinds';
import { codeNote } from './notes';

const NONE: HighlightState = {
  createdAt: 0,
  quote: { exact: '', prefix: '', suffix: '' },
  look: { colour: null, stamp: NO_STAMP },
  place: { anchor: NOWHERE, stamp: NO_STAMP },
  note: EMPTY_NOTE,
};

/** Codes a clip's highlights, including removed ones, in either direction. */
export function codeHighlights(
  io: FieldCoder,
  codeStamp: (stamp: Stamp) => Stamp,
  history: HighlightHistory,
): HighlightHistory {
  const entries = Object.entries(history).toSorted(([a], [b]) => (a < b ? -1 : 1));
  const count = io.number(KINDS.count, entries.length);
  const coded: [string, HighlightState][] = [];
  let revision: string | null = null;
  for (let index = 0; index < count; index += 1) {
    const [name, state] = entries[index] ?? ['', NONE];
    const id = io.text(KINDS.replica, name);
    const highlight = codeHighlight(io, codeStamp, state, revision);
    ({ revision } = highlight.place.anchor);
    coded.push([id, highlight]);
  }
  return Object.fromEntries(coded);
}

function codeHighlight(
  io: FieldCoder,
  codeStamp: (stamp: Stamp) => Stamp,
  { createdAt, quote, look, place, note }: HighlightState,
  lastRevision: string | null,
): HighlightState {
  const colour = io.byte(KINDS.colour, look.colour === null ? 0 : COLOURS.indexOf(look.colour) + 1);
  const lookAt = codeStamp(look.stamp);
  const placeAt = codeStamp(place.stamp);
  // Usually it was created when it was placed; later changes of its colour do not affect that.
  const sameTime = io.byte(KINDS.flags, createdAt === stampTime(placeAt) ? 1 : 0) === 1;
  const { anchor } = place;
  const hint = new TextEncoder().encode(lastRevision ?? '');
  const revision = io.maybeText(KINDS.revision, anchor.revision, { hint });
  const start = io.number(KINDS.position, anchor.start);
  return {
    createdAt: sameTime ? stampTime(placeAt) : io.number(KINDS.time, createdAt),
    quote: {
      prefix: io.text(KINDS.quote, quote.prefix),
      exact: io.text(KINDS.quote, quote.exact),
      suffix: io.text(KINDS.quote, quote.suffix),
    },
    look: { colour: COLOURS[colour - 1] ?? null, stamp: lookAt },
    place: {
      anchor: { revision, start, end: start + io.number(KINDS.position, anchor.end - start) },
      stamp: placeAt,
    },
    note: codeNote(io, codeStamp, note),
  };
}
